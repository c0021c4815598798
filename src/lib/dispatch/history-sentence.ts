import type { CommandId } from '#core/ids.ts';
import type { Event } from '#core/job/events.ts';
import type { Override, Plan } from '#core/job/job.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { checkName } from '$lib/i18n/check-name.ts';
import { closingText } from '$lib/i18n/closing.ts';
import { dispatchText } from '$lib/i18n/dispatch.ts';
import { dutyText } from '$lib/i18n/duty.ts';
import { eventsText, isEventType } from '$lib/i18n/events.ts';
import type { Names } from '$lib/i18n/refusals.ts';
import { wordsText } from '$lib/i18n/words.ts';

/** What happened to a car, one plain sentence per event. */

/** An event as the history of a job gives it. */
export interface HistoryEntry {
	readonly seq: number;
	readonly at: Instant;
	/** The name people know the person by. */
	readonly by: string;
	/** The step it was part of, as an undo names it. */
	readonly command: CommandId;
	readonly event: Event;
}

interface Say {
	readonly locale: Locale;
	readonly t: ReturnType<typeof dispatchText>;
	readonly words: ReturnType<typeof wordsText>;
	readonly events: ReturnType<typeof eventsText>;
	readonly duties: ReturnType<typeof dutyText>;
	readonly closing: ReturnType<typeof closingText>;
	readonly names: Names;
}
type Detail = string | null;
type Tell = {
	readonly [Type in Event['type']]: (
		event: Extract<Event, { type: Type }>,
		say: Say
	) => readonly Detail[];
};

const nothing = (): readonly Detail[] => [];

const people = (codes: readonly string[], { names }: Say): string =>
	codes.map(names.technician).join(' ');

const placed = (plan: Plan, say: Say): string =>
	say.t['did.place']({
		bay: say.names.bay(plan.bay),
		technicians: people(plan.technicians, say),
		span: say.t.span({ from: say.names.time(plan.start), to: say.names.time(plan.end) })
	});

const overridden = (overrides: readonly Override[], { t }: Say): Detail => {
	const reasons = [...new Set(overrides.map(({ reason }) => reason))].filter((text) => text !== '');
	return reasons.length === 0 ? null : t['did.overrides']({ reason: reasons.join(' ') });
};

const because = (reason: string, { t }: Say): Detail =>
	reason === '' ? null : t['did.reason']({ reason });

/** Finishes written before lateness was counted say nothing of it. */
const late = (
	{ lateMinutes, cause }: Extract<Event, { type: 'OperationFinished' }>,
	say: Say
): readonly Detail[] =>
	lateMinutes > 0 ? [say.t['did.late'](lateMinutes), because(cause, say)] : [];

/** The defects of its list and what was written; facts of earlier releases hold the words themselves. */
const found = (
	{ finding, inspection }: Extract<Event, { type: 'OperationFinished' }>,
	{ locale, names, t }: Say
): string =>
	[
		...(inspection?.checks ?? [])
			.filter(({ result }) => result === 'defect')
			.map((check) => checkName(locale, check)),
		inspection?.findingNote == null ? finding : names.note(inspection.findingNote)
	]
		.filter((text) => text !== '')
		.join(t.sentenceSeparator);

const operation = ({ operation: id }: { readonly operation: string }, { names }: Say): string =>
	names.operation(id);

const TELL: Tell = {
	WorkshopSetUp: nothing,
	SetupEdited: nothing,
	ClockSet: nothing,
	AbsenceRecorded: ({ absence }, say) => [
		say.names.technician(absence.technician),
		because(absence.reason, say)
	],
	AbsenceWithdrawn: nothing,
	BayTakenOut: ({ outage }, say) => [say.names.bay(outage.bay), because(outage.reason, say)],
	BayReturned: ({ bay }, { names }) => [names.bay(bay)],
	JobOpened: ({ order }) => [order === null ? null : order.orderNo],
	OrderAttached: ({ order }) => [order.orderNo],
	OrderChanged: ({ order }) => [order.orderNo],
	JobChanged: nothing,
	RouteLaid: ({ added }, { t }) => [
		added.length === 0 ? null : t['did.route'](added.length),
		added.map(({ name }) => name).join(' ')
	],
	OperationChanged: (event, say) => [operation(event, say)],
	JobArrived: nothing,
	OperationAssigned: (event, say) => [
		operation(event, say),
		placed(event.plan, say),
		overridden(event.plan.overrides, say)
	],
	OperationRetimed: (event, say) => [
		operation(event, say),
		placed(event.plan, say),
		because(event.reason, say)
	],
	OperationUnassigned: (event, say) => [operation(event, say)],
	OperationStarted: (event, say) => [
		operation(event, say),
		say.t['did.on']({
			technicians: people(event.technicians, say),
			bay: say.names.bay(event.bay)
		}),
		overridden(event.overrides, say)
	],
	OperationPaused: (event, say) => [
		operation(event, say),
		people(event.technicians, say),
		say.t[`cause.${event.cause}`]
	],
	OperationResumed: (event, say) => [
		operation(event, say),
		say.t['did.on']({
			technicians: people(event.technicians, say),
			bay: say.names.bay(event.bay)
		})
	],
	OperationStopped: (event, say) => [
		operation(event, say),
		say.words[`stoppage.${event.reason}`],
		event.note,
		event.expectedUntil === null
			? null
			: say.t['did.until']({ time: say.names.time(event.expectedUntil) })
	],
	OperationFinished: (event, say) => [
		operation(event, say),
		event.outcome === null
			? null
			: event.outcome === 'passed'
				? say.t.passed
				: say.t.failed({ finding: found(event, say) }),
		event.inspection?.roadTest == null
			? null
			: say.t['did.drove']({ km: event.inspection.roadTest.distanceKm }),
		event.responsible === null
			? null
			: say.t['did.rework']({ technician: say.names.technician(event.responsible) }),
		...late(event, say)
	],
	SelfChecked: (event, say) => [
		operation(event, say),
		say.t[`selfCheck.${event.kind}`]({ technician: say.names.technician(event.technician) })
	],
	DelayReported: (event, say) => [
		operation(event, say),
		say.t['did.until']({ time: say.names.time(event.expectedFinish) }),
		because(event.reason, say)
	],
	ClockOffCorrected: (event, say) => [
		operation(event, say),
		say.names.technician(event.technician),
		say.t['did.clockOff']({
			was: event.was === null ? say.t['did.stillOn'] : say.names.time(event.was),
			to: say.names.time(event.to)
		}),
		because(event.reason, say)
	],
	HelpCalled: ({ call }, { names }) => [
		call.bay === null ? null : names.bay(call.bay),
		call.job === null ? null : names.car(call.job)
	],
	HelpAnswered: nothing,
	HelpEnded: nothing,
	CauseGiven: (event, say) => [
		operation(event, say),
		because(event.cause, say),
		event.correction === true ? say.t['did.corrected'] : null
	],
	PartsExpected: (event, say) => [
		operation(event, say),
		say.t.partsAt({ time: say.names.time(event.dueAt) })
	],
	PartsArrived: (event, say) => [operation(event, say)],
	PromiseGiven: ({ promisedAt, reason }, say) => [say.names.time(promisedAt), because(reason, say)],
	AdditionReported: ({ found }, say) => [
		say.words.minutes(found.standardMinutes),
		say.names.skill(found.skill)
	],
	AdditionOffered: nothing,
	AdditionAnswered: (event, say) => [
		say.t[`answer.${event.answer}`],
		event.minutes === 0 ? null : say.words.minutes(event.minutes)
	],
	AdditionAcknowledged: nothing,
	DelayTold: ({ expectedAt }, { names }) => [names.time(expectedAt)],
	PhotoAttached: nothing,
	DutyTaken: ({ kind }, { duties }) => [duties[`duty.${kind}`]],
	DutyDone: ({ kind }, { duties }) => [duties[`duty.${kind}`]],
	DutyReleased: ({ kind }, { duties }) => [duties[`duty.${kind}`]],
	CarMoved: ({ to }, { t, names }) => [
		to === null ? t['did.movedOut'] : t['did.moved']({ bay: names.bay(to) })
	],
	AppointmentMoved: ({ to }, { names }) => [names.time(to)],
	VisitReopened: nothing,
	ToolsChanged: ({ work }) => [work.flatMap(({ tools }) => tools).join(' ')],
	KeyTagSet: ({ keyTag }) => [keyTag],
	CarParked: ({ slot }) => [slot],
	CarHandedIn: nothing,
	WalkAroundRecorded: ({ found }, { t }) => [t['did.damage'](found.marks.length)],
	WindowAnnounced: ({ from, to }, { t, names }) => [
		t['did.window']({ from: names.time(from), to: names.time(to) })
	],
	TicketGiven: ({ ticket }, { t }) => [ticket ?? t['did.takenBack']],
	LoungeLeft: nothing,
	JobSettled: nothing,
	JobDelivered: ({ handover }, { t, names }) =>
		handover?.takenBy == null ? [] : [t['did.taken']({ name: names.note(handover.takenBy) })],
	JobCancelled: ({ reason }, say) => [because(reason, say)],
	NoShowRecorded: nothing,
	StepUndone: ({ undone, operations }, say) => [
		[...new Set(undone)].map((type) => (isEventType(type) ? say.events[type] : type)).join(' '),
		operations.map((one) => operation(one, say)).join(' ')
	],
	AttendanceMarked: ({ technician, mark }, say) => [
		say.names.technician(technician),
		mark === null ? null : say.closing[`mark.${mark.state}`],
		mark?.until == null ? null : say.t['did.until']({ time: say.names.time(mark.until) })
	],
	CarryOverDecided: ({ reason }, { closing, t }) => [
		reason === null ? t['did.takenBack'] : closing[`carry.${reason}`]
	],
	PartsSeen: (event, { closing, names }) => [
		names.operation(event.about),
		closing[`reader.${event.as}`]
	],
	FollowUpRecorded: ({ result }, { closing }) => [closing[`call.${result}`]],
	FollowUpTakenBack: ({ result }, { closing }) => [closing[`call.${result}`]],
	ComplaintSettled: nothing,
	FollowUpTaken: ({ kind }, { duties }) => [duties[`duty.${kind}`]],
	FollowUpReleased: ({ kind }, { duties }) => [duties[`duty.${kind}`]],
	PersonErased: ({ jobs }) => [String(jobs.length)],
	DayClosed: nothing
};

/** Who did what, e.g. 「李调度：派工，更换机油，工位 A03，张师傅，10:00–11:00」; the time stands beside it. */
export function historySentence(
	locale: Locale,
	{ by, event }: Pick<HistoryEntry, 'by' | 'event'>,
	names: Names
): string {
	const t = dispatchText(locale);
	const events = eventsText(locale);
	const say: Say = {
		locale,
		t,
		words: wordsText(locale),
		events,
		duties: dutyText(locale),
		closing: closingText(locale),
		names
	};
	// Each row takes exactly the events of its type; the compiler cannot follow the pairing.
	const tell = TELL[event.type] as (event: Event, say: Say) => readonly Detail[];
	const parts = [events[event.type], ...tell(event, say)];
	const what = parts.filter((part) => part !== null && part !== '').join(t.sentenceSeparator);
	return t.by({ by, what });
}
