import type { LineDraft } from '../job/order-draft.ts';
import type { OperationType } from '../workshop/setup.ts';

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
