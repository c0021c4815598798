import { ok, refused, type Result } from '#core/result.ts';
import type { WireRefusal } from '#protocol/messages.ts';
import * as v from 'valibot';

/** The body of `POST /api/v1/links`. */
export const linkWish = v.strictObject({
	role: v.literal('display'),
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))
});

/** For which display a one-time link is to be made. */
export function parseLinkWish(input: unknown): Result<v.InferOutput<typeof linkWish>, WireRefusal> {
	const parsed = v.safeParse(linkWish, input);
	if (parsed.success) return ok(parsed.output);
	const [issue] = parsed.issues;
	return refused({
		code: 'wire/malformed',
		detail: `${v.getDotPath(issue) ?? 'body'}: ${issue.message.slice(0, 200)}`
	});
}
