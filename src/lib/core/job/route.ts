import { operationId, type JobId, type SkillCode } from '../ids.ts';
import type { Redo } from '../inspection/commands.ts';
import { skillOf } from '../workshop/lookup.ts';
import type { RouteRules, Setup, Trade } from '../workshop/setup.ts';
import type { Event, OperationSpec } from './events.ts';
import type { Job, Operation, OperationKind } from './job.ts';

/**
 * The route of a visit: its ordered work with the inspections, road test and wash the workshop's
 * rules add, in the order they are done (product.md, settled questions).
 */

/** What is ordered, before it has an id. */
export type WorkDraft = Omit<OperationSpec, 'id' | 'kind'>;

/** The tools the order names, else those of the catalogue; nothing where there are none. */
const toolsOf = (
	{ operations }: Setup,
	{ itemCode, tools }: WorkDraft
): Pick<OperationSpec, 'tools'> => {
	const needed = tools ?? operations.find((one) => one.itemCode === itemCode)?.tools ?? [];
	return needed.length === 0 ? {} : { tools: needed };
};

/** Minutes for a category the rules do not list: the longest they do, so that a promise is not too tight. */
const minutesFor = (minutes: Readonly<Record<string, number>>, category: string): number =>
	minutes[category] ?? Math.max(...Object.values(minutes), 15);

type RouteStep = Pick<OperationSpec, 'kind' | 'skill' | 'trade' | 'itemCode'>;

/** Body work is inspected when paint follows; paint always (product rule 2); rework no less. */
function needsInspection(step: RouteStep, next: RouteStep | undefined, rules: RouteRules): boolean {
	if (step.kind !== 'work' && step.kind !== 'rework') return false;
	if (!rules.processInspection.after.includes(step.skill)) return false;
	if (next?.kind === 'process-inspection') return false;
	return step.trade === 'body' ? next?.trade === 'paint' : true;
}

/** Engine, gearbox, brake, steering (duty D9): by the item of the order, or by the skill it takes. */
const asksForRoadTest = (
	{ roadTest: { items, skills = [] } }: RouteRules,
	{ kind, itemCode, skill }: RouteStep
): boolean =>
	(kind === 'work' || kind === 'rework') && (items.includes(itemCode) || skills.includes(skill));

const tradeOf = (setup: Setup, skill: SkillCode, fallback: Trade): Trade =>
	setup.skills.find(({ code }) => code === skill)?.trade ?? fallback;

/** Operations that end every route; new work goes before those still open. */
const CLOSING: ReadonlySet<OperationKind> = new Set(['road-test', 'final-inspection', 'wash']);

/** The operations made by rule for this set-up and repair category. */
function madeByRule(setup: Setup, category: string) {
	const { rules } = setup;
	const made = (kind: OperationKind, skill: SkillCode, standardMinutes: number): OperationSpec => ({
		id: operationId('' as JobId, 0),
		kind,
		line: null,
		itemCode: '',
		name: '',
		trade: tradeOf(setup, skill, kind === 'wash' ? 'wash' : 'inspection'),
		skill,
		standardMinutes,
		partsDueAt: null
	});
	const inspector = rules.finalInspection.skill;
	return {
		processInspection: made(
			'process-inspection',
			rules.processInspection.skill,
			rules.processInspection.minutes
		),
		roadTest: made('road-test', inspector, rules.roadTest.minutes),
		finalInspection: made(
			'final-inspection',
			inspector,
			minutesFor(rules.finalInspection.minutes, category)
		),
		wash: made('wash', rules.wash.skill, minutesFor(rules.wash.minutes, category))
	};
}

type Step = Operation | OperationSpec;
const isKnown = (step: Step): step is Operation => 'state' in step;

export interface RouteWish {
	readonly setup: Setup;
	readonly category: string;
	readonly washWanted: boolean;
	/** New work in the order of its order lines. */
	readonly work: readonly WorkDraft[];
}

/** Where new work goes: before the closing operations nobody has begun. */
function splitAtClosing(operations: readonly Operation[]): [Operation[], Operation[]] {
	const first = operations.findIndex(({ kind, state }) => CLOSING.has(kind) && state === 'open');
	const at = first === -1 ? operations.length : first;
	return [operations.slice(0, at), operations.slice(at)];
}

function withInspections(
	steps: readonly Step[],
	inspection: OperationSpec,
	rules: RouteRules
): Step[] {
	return steps.flatMap((step, index) =>
		needsInspection(step, steps[index + 1], rules) && !isDoneAndLeft(step, steps[index + 1])
			? [step, inspection]
			: [step]
	);
}

/** Finished work followed by nothing new keeps the route it had. */
const isDoneAndLeft = (step: Step, next: Step | undefined): boolean =>
	isKnown(step) && (next === undefined || isKnown(next));

/** The closing operations the rules ask for and the visit does not have yet. */
function closing(body: readonly Step[], tail: readonly Operation[], wish: RouteWish): Step[] {
	const rule = madeByRule(wish.setup, wish.category);
	const all = [...body, ...tail];
	const has = (kind: OperationKind) => all.some((step) => step.kind === kind);
	const tested = (step: Step) => asksForRoadTest(wish.setup.rules, step);
	// New work is inspected again, even after an inspection that was passed.
	const toInspect = wish.work.length === 0 ? all : tail;
	const inspected = toInspect.some(({ kind }) => kind === 'final-inspection');
	const kept = tail.filter(
		({ kind, state }) => wish.washWanted || kind !== 'wash' || state !== 'open'
	);
	return [
		...(all.some(tested) && !has('road-test') ? [rule.roadTest] : []),
		...kept.filter(({ kind }) => kind !== 'wash'),
		...(inspected ? [] : [rule.finalInspection]),
		...kept.filter(({ kind }) => kind === 'wash'),
		...(wish.washWanted && !has('wash') ? [rule.wash] : [])
	];
}

/**
 * The fact that lays the route of a new visit, or extends that of a known one; null when it stays as
 * it is. `job` null: a visit that is being opened under `id`.
 */
export function layRoute(
	id: JobId,
	job: Job | null,
	wish: RouteWish
): Extract<Event, { type: 'RouteLaid' }> | null {
	const known = job?.operations ?? [];
	const [head, tail] = splitAtClosing(known);
	const rule = madeByRule(wish.setup, wish.category);
	const work = wish.work.map(({ tools, ...draft }): OperationSpec => ({
		...draft,
		...toolsOf(wish.setup, tools === undefined ? draft : { ...draft, tools }),
		id: operationId(id, 0),
		kind: 'work'
	}));
	const body = withInspections([...head, ...work], rule.processInspection, wish.setup.rules);
	const steps =
		work.length === 0 && job !== null
			? [...head, ...closing(head, tail, wish)]
			: [...body, ...closing(body, tail, wish)];
	return numbered(id, job, steps);
}

/** Gives new steps their ids and says what the route is; null when nothing is new or dropped. */
function numbered(
	id: JobId,
	job: Job | null,
	steps: readonly Step[]
): Extract<Event, { type: 'RouteLaid' }> | null {
	let count = job?.operationCount ?? 0;
	const added: OperationSpec[] = [];
	const route = steps.map((step) => {
		if (isKnown(step)) return step.id;
		count += 1;
		const spec = { ...step, id: operationId(id, count) };
		added.push(spec);
		return spec.id;
	});
	const same = added.length === 0 && route.length === (job?.operations.length ?? 0);
	return same ? null : { type: 'RouteLaid', job: id, added, route };
}

/** A piece of rework, called like the work of that trade that the car had before. */
function reworkOf(
	setup: Setup,
	before: readonly Operation[],
	{ skill, minutes }: Redo
): OperationSpec {
	const known = before.findLast(
		(one) => (one.kind === 'work' || one.kind === 'rework') && one.skill === skill
	);
	return {
		id: operationId('' as JobId, 0),
		kind: 'rework',
		line: null,
		itemCode: known?.itemCode ?? '',
		name: known?.name ?? '',
		trade: skillOf(setup, skill)?.trade ?? 'mechanical',
		skill,
		standardMinutes: minutes,
		partsDueAt: null
	};
}

/**
 * After a failed inspection: what has to be done again, with the inspections between the trades that
 * such work has the first time, too; then the same inspection again.
 */
export function reworkRoute(
	{
		setup,
		job,
		operation: failed
	}: { readonly setup: Setup; readonly job: Job; readonly operation: Operation },
	redo: readonly Redo[]
): Extract<Event, { type: 'RouteLaid' }> | null {
	const index = job.operations.indexOf(failed);
	const before = job.operations.slice(0, index);
	const { id, kind, itemCode, name, trade, skill, standardMinutes } = failed;
	const again: OperationSpec = {
		...{ id, kind, itemCode, name, trade, skill, standardMinutes },
		line: null,
		partsDueAt: null
	};
	const rework = redo.map((one) => reworkOf(setup, before, one));
	const { processInspection } = madeByRule(setup, job.category);
	const back = withInspections([...rework, again], processInspection, setup.rules);
	const after = job.operations.slice(index + 1);
	return numbered(job.id, job, [...before, failed, ...back, ...after]);
}
