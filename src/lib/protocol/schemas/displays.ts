import * as v from 'valibot';
import { LAYOUTS } from '#core/board/display.ts';
import {
	DISPLAY_PAGES,
	profileMistakes,
	PROFILE_LIMITS,
	type DisplayProfile
} from '#core/display/profile.ts';
import { SOUND_STATES, TIERS, type Heartbeat } from '#core/display/heartbeat.ts';
import { ok, refused, type Result } from '#core/result.ts';
import { DISPLAY_ORDERS, type DisplayOrder } from '../displays.ts';
import type { WireRefusal } from '../messages.ts';
import { localTime, text, workshop } from './bounds.ts';

/** What displays and whoever looks after them send, with its bounds. */

type Limits = readonly [number, number];

const between = ([least, most]: Limits) => v.pipe(v.number(), v.minValue(least), v.maxValue(most));
const named = ([least, most]: Limits) =>
	v.pipe(text(most), v.trim(), v.minLength(least), v.regex(/^[^\p{Cc}]*$/u));

const playlistEntry = v.strictObject({
	layout: v.picklist(LAYOUTS),
	scope: named(PROFILE_LIMITS.scope),
	dwellS: v.pipe(between(PROFILE_LIMITS.dwellS), v.integer())
});

const span = { from: localTime, to: localTime };

/** A profile as it comes in, and as it is kept. */
export const displayProfile = v.strictObject({
	name: named(PROFILE_LIMITS.name),
	place: named(PROFILE_LIMITS.place),
	page: v.picklist(DISPLAY_PAGES),
	playlist: v.pipe(
		v.array(playlistEntry),
		v.minLength(PROFILE_LIMITS.playlist[0]),
		v.maxLength(PROFILE_LIMITS.playlist[1])
	),
	diagonal: between(PROFILE_LIMITS.diagonal),
	distance: between(PROFILE_LIMITS.distance),
	theme: v.picklist(['light', 'dark']),
	locale: v.picklist(['zh-CN', 'en']),
	safeArea: between(PROFILE_LIMITS.safeArea),
	sound: v.strictObject({
		volume: v.pipe(between(PROFILE_LIMITS.volume), v.integer()),
		quiet: v.nullable(v.strictObject(span))
	}),
	hours: v.nullable(
		v.strictObject({
			...span,
			weekdays: v.pipe(
				v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(7))),
				v.minLength(1),
				v.maxLength(7)
			),
			darkOnHolidays: v.boolean()
		})
	)
});

const A_DAY_MS = 86_400_000;
/** No panel is larger, and no device draws finer. */
const pixels = v.pipe(v.number(), v.minValue(0), v.maxValue(20_000));

/** A heartbeat: small, and bounded, as a device may say what it likes. */
export const heartbeat = v.strictObject({
	version: text(60),
	engine: text(60),
	tier: v.picklist(TIERS),
	viewport: v.strictObject({
		width: pixels,
		height: pixels,
		ratio: v.pipe(v.number(), v.minValue(0), v.maxValue(20))
	}),
	dataAgeMs: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(400 * A_DAY_MS))),
	deviceNow: v.pipe(v.number(), v.safeInteger()),
	sound: v.picklist(SOUND_STATES),
	wakeLock: v.nullable(v.boolean()),
	entry: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(PROFILE_LIMITS.playlist[1])),
	mode: v.picklist(['page', 'off-hours', 'test-card']),
	fault: text(200)
});

/** The body of `POST /api/v1/displays`: the code a screen shows, and what that screen is to be. */
export const displayApproval = v.strictObject({
	code: v.pipe(v.string(), v.maxLength(40)),
	workshop,
	profile: displayProfile
});

/** The body of `POST /api/v1/displays/{display}/orders`. */
export const displayOrder = v.strictObject({ order: v.picklist(DISPLAY_ORDERS) });

/** Reads something by its schema; refuses with the path to what is wrong. */
function read<Schema extends v.GenericSchema>(
	schema: Schema,
	input: unknown
): Result<v.InferOutput<Schema>, WireRefusal> {
	const parsed = v.safeParse(schema, input, { abortEarly: true });
	if (parsed.success) return ok(parsed.output);
	const [issue] = parsed.issues;
	const where = v.getDotPath(issue) ?? 'body';
	return refused({ code: 'wire/malformed', detail: `${where}: ${issue.message.slice(0, 200)}` });
}

/** A profile somebody wants a display to have: its form, and whether it makes sense together. */
export function parseDisplayProfile(input: unknown): Result<DisplayProfile, WireRefusal> {
	const profile = read(displayProfile, input);
	if (!profile.ok) return profile;
	const [mistake] = profileMistakes(profile.value);
	return mistake === undefined ? profile : refused({ code: 'wire/malformed', detail: mistake });
}

/** Which waiting screen is to be let in, and as what. */
export function parseDisplayApproval(
	input: unknown
): Result<v.InferOutput<typeof displayApproval>, WireRefusal> {
	const approval = read(displayApproval, input);
	if (!approval.ok) return approval;
	const profile = parseDisplayProfile(approval.value.profile);
	return profile.ok ? approval : profile;
}

export const parseHeartbeat = (input: unknown): Result<Heartbeat, WireRefusal> =>
	read(heartbeat, input);

export function parseDisplayOrder(input: unknown): Result<DisplayOrder, WireRefusal> {
	const wish = read(displayOrder, input);
	return wish.ok ? ok(wish.value.order) : wish;
}
