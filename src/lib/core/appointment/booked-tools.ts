import type { Job } from '../job/job.ts';
import type { LineDraft } from '../job/order-draft.ts';
import type { OperationType } from '../workshop/setup.ts';
import type { WorkTools } from './events.ts';

/** The special tools of an appointment, piece of work by piece of work. */

/** What the catalogue names for these, each once. */
export const toolsOfWork = (work: readonly OperationType[]): readonly string[] => [
	...new Set(work.flatMap(({ tools = [] }) => tools))
];

/**
 * The lines with the tools that were chosen: each keeps those of its own kind of work, and what was
 * added goes with the first, so that it is laid ready from the beginning.
 */
export function withTools(
	lines: readonly LineDraft[],
	work: readonly OperationType[],
	chosen: readonly string[]
): readonly LineDraft[] {
	const own = new Set(toolsOfWork(work));
	const added = chosen.filter((tool) => !own.has(tool));
	return lines.map((line, index) => ({
		...line,
		tools: [
			...(work[index]?.tools ?? []).filter((tool) => chosen.includes(tool)),
			...(index === 0 ? added : [])
		]
	}));
}

/** The special tools of a visit's work that is still to be done, each once. */
export const toolsOfVisit = ({ operations }: Pick<Job, 'operations'>): readonly string[] => [
	...new Set(operations.filter(({ state }) => state === 'open').flatMap(({ tools = [] }) => tools))
];

/**
 * The work whose tools become others when these are chosen for the whole visit: each keeps what it had
 * and what the catalogue names for it, as far as that was chosen, and what is new goes with the first.
 */
export function toolsChosen(
	{ operations }: Pick<Job, 'operations'>,
	catalogue: readonly OperationType[],
	chosen: readonly string[]
): readonly WorkTools[] {
	const work = operations.filter(({ kind, state }) => kind === 'work' && state === 'open');
	const owns = work.map(({ itemCode, tools = [] }) => {
		const named = catalogue.find((entry) => entry.itemCode === itemCode)?.tools ?? [];
		return new Set([...tools, ...named]);
	});
	const added = chosen.filter((tool) => !owns.some((own) => own.has(tool)));
	return work.flatMap(({ id: operation, tools: before = [] }, index) => {
		const tools = [
			...chosen.filter((tool) => owns[index]?.has(tool) === true),
			...(index === 0 ? added : [])
		];
		return sameTools(before, tools) ? [] : [{ operation, tools }];
	});
}

const sameTools = (some: readonly string[], others: readonly string[]): boolean =>
	some.length === others.length && some.every((tool) => others.includes(tool));
