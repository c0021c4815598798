import type { Conflict, OtherWork } from '#core/plan/conflict.ts';
import type { Refusal } from '#core/refusals.ts';
import type { Role } from '#core/people/role.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Usage } from '#core/workshop/usage.ts';
import type { ChangedBy, WireRefusal, WireRefusalCode } from '#protocol/messages.ts';
import { texts, type Locale } from './catalogue.ts';
import { deedWord } from './deeds.ts';
import { dutyText } from './duty.ts';
import { refusals as english } from './en/refusals.ts';
import { eventsText, isEventType } from './events.ts';
import { wordsText } from './words.ts';
import { refusals as chinese } from './zh-CN/refusals.ts';

/**
 * One row per code the core or the wire can refuse with: how grave it is, what it says with its facts,
 * and what to do about it. Toasts, forms and walls take their words from here; a code without a row
 * does not compile.
 */
const refusalsText = texts(chinese, english);
type Texts = ReturnType<typeof refusalsText>;

/** How the things in a refusal are called on this screen. Each takes a code and gives it back when it knows no name. */
export interface Names {
	readonly bay: (code: string) => string;
	readonly technician: (code: string) => string;
	/** Plate of a visit. */
	readonly car: (job: string) => string;
	readonly operation: (operation: string) => string;
	readonly skill: (code: string) => string;
	/** What was written about a visit; empty where nothing was, or nobody may read it any more. */
	readonly note: (id: string) => string;
	/** A moment in workshop time, with its day where that is not today. */
	readonly time: (at: Instant) => string;
}

/** `notice`: nothing is lost and nothing to do; `warning`: the person decides again; `error`: something is broken. */
type Severity = 'notice' | 'warning' | 'error';

/** A refusal ready to be shown: `action` is what to do next, null when there is nothing to do. */
export interface RefusalWords {
	readonly severity: Severity;
	readonly text: string;
	readonly action: string | null;
}

type ActionKey = Extract<keyof Texts, `action.${string}`>;
interface Say {
	readonly t: Texts;
	readonly names: Names;
	readonly locale: Locale;
}
type Row<R> = readonly [
	severity: Severity,
	action: ActionKey | null,
	text: (refusal: R, say: Say) => string
];
type Rows = { readonly [Code in Refusal['code']]: Row<Extract<Refusal, { code: Code }>> };

const ofCar =
	<Key extends keyof Texts>(key: Key & CarKey) =>
	({ job }: { readonly job: string }, { t, names }: Say): string =>
		t[key]({ job: names.car(job) });
type CarKey =
	| 'job/already-open'
	| 'person/still-served'
	| 'job/ended'
	| 'job/not-arrived'
	| 'job/already-arrived'
	| 'job/not-settled'
	| 'job/already-handed-in'
	| 'job/already-settled'
	| 'job/no-lines'
	| 'promise/none';

const ofOperation =
	(key: OperationKey) =>
	({ operation }: { readonly operation: string }, { t, names }: Say): string =>
		t[key]({ operation: names.operation(operation) });
type OperationKey =
	| 'operation/not-planned'
	| 'operation/already-started'
	| 'operation/already-finished'
	| 'operation/not-running'
	| 'operation/not-paused'
	| 'operation/not-an-inspection'
	| 'operation/no-place'
	| 'operation/not-late'
	| 'self-check/no-work'
	| 'plan/moved-twice'
	| 'tap/first-refused'
	| 'parts/none-expected'
	| 'parts/not-arrived';

const ofBay =
	(key: 'bay/unknown' | 'bay/already-out' | 'bay/not-out') =>
	({ bay }: { readonly bay: string }, { t, names }: Say): string =>
		t[key]({ bay: names.bay(bay) });

const plain =
	(key: PlainKey) =>
	(_: unknown, { t }: Say): string =>
		t[key];
type PlainKey =
	| 'workshop/not-set-up'
	| 'absence/unknown'
	| 'absence/ends-before-start'
	| 'job/unknown'
	| 'car/unidentified'
	| 'operation/unknown'
	| 'addition/unknown'
	| 'addition/already-answered'
	| 'addition/other-offer'
	| 'addition/not-approved'
	| 'photo/missing'
	| 'photo/unreadable'
	| 'call/unknown'
	| 'call/already-made'
	| 'call/already-answered'
	| 'follow-up/unknown'
	| 'follow-up/finished'
	| 'follow-up/no-complaint'
	| 'undo/unknown-step'
	| 'undo/not-yours'
	| 'undo/built-upon'
	| 'stale';

const ROWS: Rows = {
	'workshop/not-set-up': ['error', 'action.set-up', plain('workshop/not-set-up')],
	'workshop/invalid-set-up': [
		'error',
		'action.check-entry',
		({ where, value }, { t }) => t['workshop/invalid-set-up']({ where, value })
	],
	'workshop/in-use': [
		'warning',
		'action.clear-first',
		({ what, where, count }, say) =>
			say.t['workshop/in-use']({ what, where: tellUsages(where, count, say) })
	],
	'workshop/no-such-entry': [
		'notice',
		null,
		({ list, value }, { t }) => t['workshop/no-such-entry']({ list: listWord(t, list), value })
	],
	'workshop/full': [
		'error',
		'action.check-entry',
		({ limit }, { t }) => t['workshop/full']({ limit })
	],
	'person/not-allowed': [
		'warning',
		'action.ask-allowed',
		({ role, command, of }, { t, locale }) => {
			const who = { role: roleWord(locale, role), what: deedWord(locale, command) };
			return of === undefined ? t['person/not-allowed'](who) : t['person/not-own'](who);
		}
	],
	'person/still-served': ['warning', 'action.finish-first', ofCar('person/still-served')],
	'bay/unknown': ['warning', 'action.choose-other', ofBay('bay/unknown')],
	'bay/already-out': ['notice', null, ofBay('bay/already-out')],
	'bay/not-out': ['notice', null, ofBay('bay/not-out')],
	'bay/out-of-order': [
		'warning',
		'action.choose-other',
		({ bay, reason }, { t, names }) => t['bay/out-of-order']({ bay: names.bay(bay), reason })
	],
	'bay/occupied': [
		'warning',
		'action.move-car',
		({ bay, job }, { t, names }) => t['bay/occupied']({ bay: names.bay(bay), job: names.car(job) })
	],
	'technician/unknown': [
		'warning',
		'action.choose-other',
		({ technician }, { t, names }) =>
			t['technician/unknown']({ technician: names.technician(technician) })
	],
	'technician/not-clocked-on': [
		'notice',
		null,
		({ technician }, { t, names }) =>
			t['technician/not-clocked-on']({ technician: names.technician(technician) })
	],
	'attendance/wrong-time': [
		'warning',
		'action.check-entry',
		({ technician }, { t, names }) =>
			t['attendance/wrong-time']({ technician: names.technician(technician) })
	],
	'closing/undecided': [
		'warning',
		'action.finish-first',
		({ job, count }, { t, names }) => t['closing/undecided']({ job: names.car(job), count })
	],
	'closing/day-closed': [
		'warning',
		'action.ask-allowed',
		({ operation, date }, { t, names }) =>
			t['closing/day-closed']({ operation: names.operation(operation), date })
	],
	'follow-up/unknown': ['notice', null, plain('follow-up/unknown')],
	'follow-up/finished': ['notice', null, plain('follow-up/finished')],
	'follow-up/no-complaint': ['notice', null, plain('follow-up/no-complaint')],
	'parts/not-arrived': ['notice', null, ofOperation('parts/not-arrived')],
	'absence/unknown': ['notice', null, plain('absence/unknown')],
	'absence/ends-before-start': [
		'warning',
		'action.check-entry',
		plain('absence/ends-before-start')
	],
	'tool/unknown': [
		'warning',
		'action.check-entry',
		({ tool }, { t }) => t['tool/unknown']({ tool })
	],
	'skill/unknown': [
		'warning',
		'action.check-entry',
		({ skill }, { t, names }) => t['skill/unknown']({ skill: names.skill(skill) })
	],
	// The car vanished from this very screen a moment ago; there is nothing to decide again.
	'job/unknown': ['notice', null, plain('job/unknown')],
	'job/already-open': ['notice', null, ofCar('job/already-open')],
	'job/ended': ['notice', null, ofCar('job/ended')],
	'job/not-arrived': ['warning', 'action.finish-first', ofCar('job/not-arrived')],
	'job/already-arrived': ['notice', null, ofCar('job/already-arrived')],
	'job/work-running': [
		'warning',
		'action.finish-first',
		({ job, operation }, { t, names }) =>
			t['job/work-running']({ job: names.car(job), operation: names.operation(operation) })
	],
	'job/not-ready': [
		'warning',
		'action.finish-first',
		({ job, open }, { t, names }) =>
			open.length === 0
				? t['job/not-ready']({ job: names.car(job) })
				: t['job/not-ready.open']({
						job: names.car(job),
						open: open.map(names.operation).join(t.listSeparator)
					})
	],
	'job/not-settled': ['warning', 'action.finish-first', ofCar('job/not-settled')],
	'job/already-settled': ['notice', null, ofCar('job/already-settled')],
	'job/already-handed-in': ['notice', null, ofCar('job/already-handed-in')],
	'appointment/past': [
		'warning',
		'action.check-entry',
		({ appointmentAt }, { t, names }) => t['appointment/past']({ at: names.time(appointmentAt) })
	],
	'key-tag/in-use': [
		'warning',
		'action.choose-tag',
		({ keyTag, job }, { t, names }) => t['key-tag/in-use']({ keyTag, job: names.car(job) })
	],
	'slot/unknown': [
		'warning',
		'action.choose-slot',
		({ slot }, { t }) => t['slot/unknown']({ slot })
	],
	'slot/occupied': [
		'warning',
		'action.choose-slot',
		({ slot, job }, { t, names }) => t['slot/occupied']({ slot, job: names.car(job) })
	],
	'job/no-lines': ['warning', 'action.check-entry', ofCar('job/no-lines')],
	'job/too-long': [
		'error',
		'action.check-entry',
		({ job, limit }, { t, names }) => t['job/too-long']({ job: names.car(job), limit })
	],
	'car/unidentified': ['warning', 'action.check-entry', plain('car/unidentified')],
	'order/other-car': [
		'warning',
		'action.check-entry',
		({ orderNo, plate }, { t }) => t['order/other-car']({ orderNo, plate })
	],
	'order/closed': ['warning', null, ({ orderNo }, { t }) => t['order/closed']({ orderNo })],
	'operation/unknown': ['notice', null, plain('operation/unknown')],
	'operation/not-planned': ['warning', 'action.finish-first', ofOperation('operation/not-planned')],
	'operation/already-started': [
		'warning',
		'action.look-again',
		ofOperation('operation/already-started')
	],
	'operation/already-finished': ['notice', null, ofOperation('operation/already-finished')],
	'operation/not-running': ['warning', 'action.look-again', ofOperation('operation/not-running')],
	'operation/not-paused': ['warning', 'action.look-again', ofOperation('operation/not-paused')],
	'operation/waits-for': [
		'warning',
		'action.finish-first',
		({ operation, first }, { t, names }) =>
			t['operation/waits-for']({
				operation: names.operation(operation),
				first: names.operation(first)
			})
	],
	'operation/not-an-inspection': [
		'warning',
		'action.check-entry',
		ofOperation('operation/not-an-inspection')
	],
	'operation/no-place': ['warning', 'action.choose-other', ofOperation('operation/no-place')],
	'inspection/unknown-item': [
		'error',
		'action.reload',
		({ operation, item }, { t, names }) =>
			t['inspection/unknown-item']({ operation: names.operation(operation), item })
	],
	'inspection/items-open': [
		'warning',
		'action.finish-first',
		({ operation, items }, { t, names }) =>
			t['inspection/items-open']({
				operation: names.operation(operation),
				items: items.join(t.listSeparator)
			})
	],
	'inspection/has-defect': [
		'warning',
		'action.check-entry',
		({ operation, item }, { t, names }) =>
			t['inspection/has-defect']({ operation: names.operation(operation), item })
	],
	'self-check/no-work': ['notice', null, ofOperation('self-check/no-work')],
	'self-check/wrong-person': [
		'warning',
		'action.choose-other',
		({ operation, technician }, { t, names }) =>
			t['self-check/wrong-person']({
				operation: names.operation(operation),
				technician: names.technician(technician)
			})
	],
	'parts/none-expected': ['notice', null, ofOperation('parts/none-expected')],
	'duty/not-due': [
		'notice',
		null,
		({ job }, { t, names }) => t['duty/not-due']({ job: names.car(job) })
	],
	'duty/taken': [
		'notice',
		null,
		({ job, duty, by }, { t, names, locale }) =>
			t['duty/taken']({ job: names.car(job), by, duty: dutyText(locale)[`duty.${duty}`] })
	],
	'duty/done-by-doing': [
		'warning',
		null,
		({ job, duty }, { t, names, locale }) =>
			t['duty/done-by-doing']({ job: names.car(job), duty: dutyText(locale)[`duty.${duty}`] })
	],
	'addition/unknown': ['notice', null, plain('addition/unknown')],
	'addition/already-answered': ['warning', 'action.look-again', plain('addition/already-answered')],
	'addition/other-offer': ['warning', 'action.look-again', plain('addition/other-offer')],
	'addition/not-approved': ['notice', null, plain('addition/not-approved')],
	'photo/missing': ['warning', 'action.check-entry', plain('photo/missing')],
	'photo/too-many': ['notice', null, ({ limit }, { t }) => t['photo/too-many']({ limit })],
	'photo/unreadable': ['warning', null, plain('photo/unreadable')],
	'promise/before-arrival': [
		'warning',
		'action.check-entry',
		({ promisedAt }, { t, names }) =>
			t['promise/before-arrival']({ promisedAt: names.time(promisedAt) })
	],
	'promise/same': [
		'notice',
		null,
		({ promisedAt }, { t, names }) => t['promise/same']({ promisedAt: names.time(promisedAt) })
	],
	'window/earlier': [
		'warning',
		null,
		({ from }, { t, names }) => t['window/earlier']({ from: names.time(from) })
	],
	'reason/missing': [
		'warning',
		'action.give-reason',
		({ why }, { t }) => t['reason/missing']({ what: reasonWord(t, why) })
	],
	'plan/conflicts': [
		'warning',
		'action.choose-other',
		({ conflicts }, say) =>
			say.t['plan/conflicts']({
				conflicts: conflicts
					.map((conflict) => tellConflict(conflict, say))
					.join(say.t.listSeparator)
			})
	],
	'plan/moved-twice': ['warning', 'action.check-entry', ofOperation('plan/moved-twice')],
	'delay/not-ahead': [
		'warning',
		'action.check-entry',
		({ expectedFinish, now }, { t, names }) =>
			t['delay/not-ahead']({ expectedFinish: names.time(expectedFinish), now: names.time(now) })
	],
	'delay/not-later': [
		'warning',
		'action.check-entry',
		({ expectedAt, promisedAt }, { t, names }) =>
			t['delay/not-later']({
				expectedAt: names.time(expectedAt),
				promisedAt: names.time(promisedAt)
			})
	],
	'promise/none': ['warning', 'action.look-again', ofCar('promise/none')],
	'clock-off/implausible': [
		'warning',
		'action.check-entry',
		({ at, earliest, latest }, { t, names }) =>
			t['clock-off/implausible']({
				at: names.time(at),
				earliest: names.time(earliest),
				latest: names.time(latest)
			})
	],
	'call/unknown': ['notice', null, plain('call/unknown')],
	'call/already-made': ['notice', null, plain('call/already-made')],
	'call/already-answered': ['notice', null, plain('call/already-answered')],
	'call/too-many': ['error', null, ({ limit }, { t }) => t['call/too-many']({ limit })],
	'operation/not-late': ['notice', null, ofOperation('operation/not-late')],
	'undo/unknown-step': ['notice', null, plain('undo/unknown-step')],
	'undo/not-undoable': [
		'warning',
		null,
		({ what }, { t, locale }) => t['undo/not-undoable']({ what: eventWord(locale, what) })
	],
	'undo/not-yours': ['warning', 'action.ask-allowed', plain('undo/not-yours')],
	'undo/too-old': [
		'warning',
		null,
		({ at }, { t, names }) => t['undo/too-old']({ at: names.time(at) })
	],
	'undo/built-upon': ['warning', 'action.look-again', plain('undo/built-upon')],
	'tap/first-refused': ['warning', null, ofOperation('tap/first-refused')],
	'tap/implausible': [
		'warning',
		'action.check-entry',
		({ tappedAt, earliest }, { t, names }) =>
			t['tap/implausible']({ tappedAt: names.time(tappedAt), earliest: names.time(earliest) })
	],
	stale: ['warning', 'action.look-again', plain('stale')]
};

const WIRE_ROWS: Readonly<Record<WireRefusalCode, readonly [Severity, ActionKey | null]>> = {
	'wire/protocol': ['error', 'action.reload'],
	'wire/malformed': ['error', 'action.reload'],
	'wire/too-large': ['error', 'action.check-entry'],
	'wire/not-signed-in': ['error', 'action.sign-in'],
	'wire/not-allowed': ['warning', 'action.ask-allowed'],
	'wire/unknown-workshop': ['error', 'action.sign-in'],
	'wire/unknown-command': ['error', 'action.reload'],
	'wire/too-many': ['warning', 'action.retry'],
	'wire/store-unavailable': ['error', 'action.retry'],
	'wire/stopping': ['warning', 'action.retry'],
	// Not an error: the outbox sends it again by itself.
	'wire/failed': ['error', 'action.retry'],
	'wire/no-answer': ['notice', 'action.wait']
};

type ConflictRows = {
	readonly [Code in Conflict['code']]: (
		conflict: Extract<Conflict, { code: Code }>,
		say: Say
	) => string;
};

const span = ({ from, to }: { from: Instant; to: Instant }, names: Names) => ({
	from: names.time(from),
	to: names.time(to)
});
const other = (work: OtherWork, names: Names) => ({
	job: names.car(work.job),
	...span(work, names)
});

const CONFLICT_ROWS: ConflictRows = {
	'bay-busy': ({ bay, with: work }, { t, names }) =>
		t['conflict.bay-busy']({ bay: names.bay(bay), ...other(work, names) }),
	'technician-busy': ({ technician, with: work }, { t, names }) =>
		t['conflict.technician-busy']({
			technician: names.technician(technician),
			...other(work, names)
		}),
	'bay-out-of-order': ({ bay, until }, { t, names }) =>
		until === null
			? t['conflict.bay-out-of-order']({ bay: names.bay(bay) })
			: t['conflict.bay-out-of-order-until']({ bay: names.bay(bay), until: names.time(until) }),
	'order-of-operations': ({ with: work }, { t, names }) =>
		t['conflict.order-of-operations']({
			operation: names.operation(work.operation),
			...span(work, names)
		}),
	'already-started': (_, { t }) => t['conflict.already-started'],
	'bay-unsuitable': ({ bay, skill }, { t, names }) =>
		t['conflict.bay-unsuitable']({ bay: names.bay(bay), skill: names.skill(skill) }),
	'skill-missing': ({ technician, skill }, { t, names }) =>
		t['conflict.skill-missing']({
			technician: names.technician(technician),
			skill: names.skill(skill)
		}),
	'closed-hours': ({ technician }, { t, names }) =>
		technician === null
			? t['conflict.closed-hours']
			: t['conflict.closed-hours-of']({ technician: names.technician(technician) }),
	absent: ({ technician, ...away }, { t, names }) =>
		t['conflict.absent']({ technician: names.technician(technician), ...span(away, names) }),
	'parts-missing': ({ dueAt }, { t, names }) =>
		dueAt === null
			? t['conflict.parts-missing']
			: t['conflict.parts-missing-until']({ dueAt: names.time(dueAt) }),
	'before-arrival': ({ expectedAt }, { t, names }) =>
		t['conflict.before-arrival']({ expectedAt: names.time(expectedAt) }),
	'in-the-past': (_, { t }) => t['conflict.in-the-past']
};

/** A sentence can name a handful; the number says how many there are. */
const USES_TOLD = 6;

function tellUsages(where: readonly Usage[], count: number, say: Say): string {
	const told = where.slice(0, USES_TOLD).map((usage) => tellUsage(usage, say));
	const more = count > told.length ? [say.t['usage.more']({ count })] : [];
	return [...told, ...more].join(say.t.listSeparator);
}

function tellUsage(usage: Usage, { t, names }: Say): string {
	switch (usage.by) {
		case 'job':
			return t['usage.job']({ job: names.car(usage.job) });
		case 'operation':
			return t['usage.operation']({
				job: names.car(usage.job),
				operation: names.operation(usage.operation)
			});
		case 'technician':
			return t['usage.technician']({ technician: names.technician(usage.technician) });
		case 'rule':
			return t[`usage.rule.${usage.rule}`];
		case 'operation-type':
			return t['usage.operation-type']({ itemCode: usage.itemCode });
	}
}

const listWord = (t: Texts, list: string): string => {
	const words: Readonly<Record<string, string>> = {
		teams: t['list.teams'],
		advisors: t['list.advisors'],
		holidays: t['list.holidays'],
		operations: t['list.operations']
	};
	return words[list] ?? list;
};

/** Which reason is asked for; one of a newer server is a reason all the same. */
const reasonWord = (t: Texts, why: string): string => {
	const words: Readonly<Record<string, string>> = {
		stoppage: t['reason.stoppage'],
		finding: t['reason.finding'],
		responsible: t['reason.responsible'],
		'road-test': t['reason.road-test'],
		'late-finish': t['reason.late-finish'],
		promise: t['reason.promise'],
		cancel: t['reason.cancel'],
		complaint: t['reason.complaint'],
		settled: t['reason.settled'],
		longer: t['reason.longer'],
		delay: t['reason.delay'],
		'clock-off': t['reason.clock-off'],
		addition: t['reason.addition'],
		'answered-by': t['reason.answered-by'],
		offer: t['reason.offer'],
		price: t['reason.price']
	};
	return words[why] ?? t['reason.other'];
};

/** What a fact is called; an unknown one keeps its name. */
const eventWord = (locale: Locale, type: string): string =>
	isEventType(type) ? eventsText(locale)[type] : type;

function roleWord(locale: Locale, role: string): string {
	const words: Readonly<Record<`role.${Role}`, string>> = wordsText(locale);
	const key = `role.${role}`;
	return Object.hasOwn(words, key) ? words[key as `role.${Role}`] : role;
}

// The row of a code takes exactly the refusals of that code; the compiler cannot follow the pairing.
const tellConflict = (conflict: Conflict, say: Say): string =>
	(CONFLICT_ROWS[conflict.code] as (conflict: Conflict, say: Say) => string)(conflict, say);

const isWire = (refusal: Refusal | WireRefusal): refusal is WireRefusal =>
	Object.hasOwn(WIRE_ROWS, refusal.code);

/** A refusal of the core or the wire in a person's words. */
export function refusalText(
	locale: Locale,
	refusal: Refusal | WireRefusal,
	names: Names
): RefusalWords {
	const t = refusalsText(locale);
	if (isWire(refusal)) {
		const [severity, action] = WIRE_ROWS[refusal.code];
		return { severity, text: t[refusal.code], action: action && t[action] };
	}
	const [severity, action, text] = ROWS[refusal.code] as Row<Refusal>;
	return { severity, text: text(refusal, { t, names, locale }), action: action && t[action] };
}

/** One conflict of a plan in a person's words. */
export const conflictText = (locale: Locale, conflict: Conflict, names: Names): string =>
	tellConflict(conflict, { t: refusalsText(locale), names, locale });

/** Who did what since the sender looked, one sentence each; for a stale refusal. */
export function changedByText(
	locale: Locale,
	changes: readonly ChangedBy[],
	names: Names
): readonly string[] {
	const t = refusalsText(locale);
	return changes.map(({ by, at, what }) =>
		t.changedBy({ by, at: names.time(at), what: eventWord(locale, what) })
	);
}

/** A refusal as one line: the text, then what to do. */
export const inOneLine = (locale: Locale, { text, action }: RefusalWords): string =>
	action === null ? text : `${text}${refusalsText(locale).actionSeparator}${action}`;
