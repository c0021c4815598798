import * as v from 'valibot';
import { scopeOf, takesNoPerson, type Scope } from '#core/people/scope.ts';
import type { Command } from '#core/commands.ts';
import { ok, refused, type Result } from '#core/result.ts';
import type { WireRefusal } from '../messages.ts';
import { TOKEN_ROLES } from '../tokens.ts';
import { instant, workshop } from './bounds.ts';
import { COMMAND_SCHEMAS } from './commands.ts';

/** Every scope there is, the wide ones first. */
export const SCOPES: readonly Scope[] = [
	'read',
	'import',
	'command:*',
	...(Object.keys(COMMAND_SCHEMAS) as Command['type'][]).filter(takesNoPerson).map(scopeOf)
];

export const scope = v.picklist(SCOPES);

/** The body of `POST /api/v1/tokens`. */
export const tokenWish = v.strictObject({
	name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
	role: v.picklist(TOKEN_ROLES),
	scopes: v.pipe(v.array(scope), v.minLength(1), v.maxLength(100)),
	workshops: v.pipe(v.array(workshop), v.minLength(1), v.maxLength(50)),
	expiresAt: v.nullable(instant)
});

/** What token somebody wants made. */
export function parseTokenWish(
	input: unknown
): Result<v.InferOutput<typeof tokenWish>, WireRefusal> {
	const parsed = v.safeParse(tokenWish, input, { abortEarly: true });
	if (parsed.success) return ok(parsed.output);
	const [issue] = parsed.issues;
	const where = v.getDotPath(issue) ?? 'body';
	return refused({ code: 'wire/malformed', detail: `${where}: ${issue.message.slice(0, 200)}` });
}
