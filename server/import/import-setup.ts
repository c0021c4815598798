import type { CommandId, WorkshopCode } from '#core/ids.ts';
import type { SetupDraft } from '#core/commands.ts';
import type { Refusal } from '#core/refusals.ts';
import type { LocalDate } from '#core/time/instant.ts';
import { isTimeZone, localDateOf } from '#core/time/zone.ts';
import { readSetup } from '#core/workshop/read-setup.ts';
import type { SetupOutcome } from '#protocol/import.ts';
import { setupFaultText } from '../../src/lib/i18n/import.ts';
import { refusalText } from '../../src/lib/i18n/refusals.ts';
import { workshopTimeAt } from '../commands/clock.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Clock } from '../ops/clock.ts';
import type { Asking } from './asking.ts';
import { plainNames } from './plain-names.ts';
import { ruleRefusal } from './target.ts';

/** The JSON of a `*.workshop.json`, and who sends it. */
export interface SetupRequest extends Asking {
	readonly json: unknown;
}

interface SetupParts {
	readonly runner: CommandRunner;
	readonly clock: Clock;
	readonly newCommandId: () => CommandId;
}

/** Reads a set-up and, when nothing is wrong with it, sets the workshop up; a new one is made. */
export async function importSetup(
	parts: SetupParts,
	{ json, actor, locale }: SetupRequest
): Promise<SetupOutcome> {
	const read = readSetup(json, todayOf(parts, json));
	if (!read.ok) {
		return {
			status: 'refused',
			problems: read.refusal.map(({ path, value, code }) => ({
				path,
				value,
				reason: setupFaultText(locale, code)
			}))
		};
	}
	const draft = read.value;
	const workshop = draft.setup.code;
	const command = { type: 'SetUpWorkshop', draft } as const;
	const answer = await parts.runner.run({ id: parts.newCommandId(), workshop, command }, actor);
	if (answer.status === 'accepted') return accepted(draft, answer.changed);
	const refusal = ruleRefusal(answer.refusal);
	const reason = refusalText(locale, refusal, plainNames('UTC')).text;
	return { status: 'refused', problems: [{ ...placeOf(refusal), reason }] };
}

const accepted = ({ setup }: SetupDraft, changed: boolean): SetupOutcome => ({
	status: 'accepted',
	workshop: setup.code,
	name: setup.name,
	changed,
	bays: setup.bays.length,
	technicians: setup.technicians.length
});

function placeOf(refusal: Refusal): { readonly path: string; readonly value: string } {
	switch (refusal.code) {
		case 'workshop/invalid-set-up':
			return { path: refusal.where, value: refusal.value };
		case 'workshop/in-use':
			return { path: '', value: refusal.what };
		default:
			return { path: '', value: '' };
	}
}

/** Today in the zone the file names, on the clock of its workshop if that is known already. */
function todayOf({ runner, clock }: SetupParts, json: unknown): LocalDate {
	const { code, timeZone } = (typeof json === 'object' && json !== null ? json : {}) as Record<
		string,
		unknown
	>;
	const live = typeof code === 'string' ? runner.workshop(code as WorkshopCode) : null;
	const now = workshopTimeAt(live?.state.clock ?? null, clock.now());
	return localDateOf(now, typeof timeZone === 'string' && isTimeZone(timeZone) ? timeZone : 'UTC');
}
