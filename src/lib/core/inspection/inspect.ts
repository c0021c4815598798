import { isBlank } from '../decision.ts';
import { noteId, type CommandId, type JobId } from '../ids.ts';
import type { Job, Operation } from '../job/job.ts';
import { unknownTechnician } from '../job/workplace.ts';
import type { Refusal } from '../refusals.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { Note } from '../workshop/registers.ts';
import type { Setup } from '../workshop/setup.ts';
import type { Check, CheckAnswer, CheckItem } from './check-item.ts';
import { checkListFor, workBefore } from './check-list.ts';
import type { InspectionWish, Redo } from './commands.ts';
import type { InspectionReport } from './inspection-facts.ts';

/**
 * What an inspection needs to pass and to fail (duties D9 and D10). The pages ask the same functions
 * before they offer either.
 */

/** The inspection, its visit, and the workshop's lists. */
export interface Inspected {
	readonly setup: Setup;
	readonly job: Job;
	readonly operation: Operation;
}

/** Minutes of rework where the inspector names none; a quarter of an hour is the usual first guess. */
const REWORK_MINUTES = 15;
/** No road test of a workshop is longer; more is a slip of the finger. */
export const MOST_KM = 300;

/** What an item was found to be; null while it is open. The last answer to an item counts. */
const answerTo = (item: CheckItem, answers: readonly CheckAnswer[]): Check | null => {
	const answer = answers.findLast((one) => one.item === item.name);
	return answer === undefined ? null : { ...item, result: answer.result };
};

const answered = (list: readonly CheckItem[], answers: readonly CheckAnswer[]): readonly Check[] =>
	list.flatMap((item) => answerTo(item, answers) ?? []);

/** Items of the list that have no answer yet. */
export const openItems = (
	list: readonly CheckItem[],
	answers: readonly CheckAnswer[]
): readonly CheckItem[] => list.filter((item) => answerTo(item, answers) === null);

function passRefusal(
	{ operation }: Inspected,
	list: readonly CheckItem[],
	wish: InspectionWish
): Refusal | null {
	const { checks = [], roadTest } = wish;
	const id = operation.id;
	const defect = answered(list, checks).find(({ result }) => result === 'defect');
	if (defect !== undefined)
		return { code: 'inspection/has-defect', operation: id, item: defect.name };
	const open = openItems(list, checks);
	if (open.length > 0)
		return { code: 'inspection/items-open', operation: id, items: open.map(({ name }) => name) };
	return operation.kind === 'road-test' && roadTest === undefined
		? { code: 'reason/missing', why: 'road-test' }
		: null;
}

function failRefusal(
	{ setup }: Inspected,
	list: readonly CheckItem[],
	{ checks = [], finding, responsible, redo = [] }: InspectionWish
): Refusal | null {
	const hasDefect = answered(list, checks).some(({ result }) => result === 'defect');
	if (!hasDefect && isBlank(finding)) return { code: 'reason/missing', why: 'finding' };
	if (responsible === undefined) return { code: 'reason/missing', why: 'responsible' };
	const unknown = redo.find(({ skill }) => skillOf(setup, skill) === undefined);
	return unknown === undefined
		? unknownTechnician(setup, [responsible])
		: { code: 'skill/unknown', skill: unknown.skill };
}

/** Why the inspection cannot end like this; null when it can. Whether it runs is asked elsewhere. */
export function inspectionRefusal(inspected: Inspected, wish: InspectionWish): Refusal | null {
	const { setup, job, operation } = inspected;
	const list = checkListFor(setup, job, operation);
	const { checks = [] } = wish;
	const unknown = checks.find(({ item }) => list.every(({ name }) => name !== item));
	if (unknown !== undefined)
		return { code: 'inspection/unknown-item', operation: operation.id, item: unknown.item };
	return wish.outcome === 'failed'
		? failRefusal(inspected, list, wish)
		: passRefusal(inspected, list, wish);
}

/** What has to be done again after a failure: as named, else the work before the inspection. */
export function redoOf({ job, operation }: Inspected, wish: InspectionWish): readonly Redo[] {
	const { redo = [], reworkMinutes: minutes = REWORK_MINUTES } = wish;
	if (redo.length > 0) return redo;
	return [{ skill: (workBefore(job, operation) ?? operation).skill, minutes }];
}

/** A note of this command, or null where there is nothing to write down. */
function noteOf(
	{ job, command }: { readonly job: JobId; readonly command: CommandId },
	what: string,
	text = ''
): Note | null {
	return isBlank(text)
		? null
		: { kind: 'note', id: noteId(`${command}/${what}`), job, text: text.trim() };
}

/** The report of an inspection that may end like this, and the words that stand beside the log. */
export function reportOf(
	{ setup, job, operation }: Inspected,
	{ checks = [], roadTest, finding }: InspectionWish,
	command: CommandId
): {
	readonly inspection: Omit<InspectionReport, 'by' | 'responsible'>;
	readonly notes: readonly Note[];
} {
	const of = { job: job.id, command };
	const found = noteOf(of, 'finding', finding);
	const driven = noteOf(of, 'road-test', roadTest?.note);
	return {
		inspection: {
			checks: answered(checkListFor(setup, job, operation), checks),
			roadTest:
				roadTest === undefined
					? null
					: { distanceKm: roadTest.distanceKm, driverNote: driven?.id ?? null },
			findingNote: found?.id ?? null
		},
		notes: [found, driven].filter((note) => note !== null)
	};
}
