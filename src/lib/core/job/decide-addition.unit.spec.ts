import { beforeEach, describe, expect, it } from 'vitest';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { at } from '../../../../tests/builders/at.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { theJob } from '../../../../tests/support/scenario.ts';
import { statusWordOf } from '../board/marks.ts';
import type { Command } from '../commands.ts';
import { additionId, skillCode, technicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { awaitsAnswer, isNewToWorkshop } from './addition.ts';
import { isReady, stageOf } from './stage.ts';

type Report = Extract<Command, { type: 'ReportAdditionalWork' }>;
type Answer = Extract<Command, { type: 'AnswerAdditionalWork' }>;

let book: Logbook;
beforeEach(() => {
	book = new Logbook();
	book.must(anImport({ washWanted: false }));
});

const report =
	(overrides: Partial<Report> = {}) =>
	(state: WorkshopState): Command => ({
		type: 'ReportAdditionalWork',
		job: theJob(state).id,
		text: '前刹车片磨损',
		skill: skillCode('M1'),
		standardMinutes: 40,
		parts: '前刹车片一套',
		technician: TECHNICIAN.mechanic,
		...overrides
	});
const answer =
	(overrides: Partial<Answer> = {}) =>
	(state: WorkshopState): Command => ({
		type: 'AnswerAdditionalWork',
		job: theJob(state).id,
		addition: theJob(state).additions[0]!.id,
		answer: 'approved',
		saidBy: '萧女士',
		price: '680元',
		...overrides
	});
const acknowledge = (state: WorkshopState): Command => ({
	type: 'AcknowledgeAdditionalWork',
	job: theJob(state).id,
	addition: theJob(state).additions[0]!.id
});
const kinds = () =>
	theJob(book.state).operations.map(
		({ kind, standardMinutes }) => `${kind} ${String(standardMinutes)}`
	);
const theAddition = () => theJob(book.state).additions[0]!;

describe('additional work', () => {
	it('waits for the customer, and is no operation yet', () => {
		const before = kinds();
		const { id } = book.must(report());
		expect(theAddition()).toMatchObject({
			id,
			technician: TECHNICIAN.mechanic,
			trade: 'mechanical',
			standardMinutes: 40,
			needsParts: true,
			answer: null,
			becomes: null
		});
		expect(kinds()).toEqual(before);
		expect(awaitsAnswer(theJob(book.state))).toBe(true);
	});

	it('keeps what people wrote out of the log, and beside it', () => {
		book.must(report());
		book.must(answer());
		expect(JSON.stringify(book.log)).not.toMatch(/刹车片|萧女士|680/);
		expect(book.state.registers.addition.get(theAddition().id)).toMatchObject({
			text: '前刹车片磨损',
			parts: '前刹车片一套',
			saidBy: '萧女士',
			price: '680元'
		});
	});

	it.each([
		['approved', undefined, 40],
		['partly', 25, 25],
		['partly', undefined, 40]
	] as const)('%s with %s minutes, becomes work before the inspection', (kind, minutes, took) => {
		book.must(report());
		book.must(answer({ answer: kind, minutes }));
		expect(kinds()).toEqual(['work 60', `work ${String(took)}`, expect.stringContaining('final')]);
		const [, added] = theJob(book.state).operations;
		expect(added).toMatchObject({ plan: null, state: 'open', name: '' });
		expect(theAddition()).toMatchObject({ becomes: added!.id, answer: { kind } });
		expect(isNewToWorkshop(theJob(book.state), added!.id)).toBe(true);
	});

	it('is marked as changed until the workshop has seen it, once', () => {
		book.must(report());
		book.must(answer());
		expect(book.must(acknowledge, { now: at('10:20') }).events).toHaveLength(1);
		expect(theAddition().acknowledgedAt).toBe(at('10:20'));
		expect(isNewToWorkshop(theJob(book.state), theAddition().becomes!)).toBe(false);
		expect(book.must(acknowledge).events).toEqual([]);
	});

	it('stays as a fact where it was declined', () => {
		book.must(report());
		const before = kinds();
		book.must(answer({ answer: 'declined', minutes: 25 }));
		expect(kinds()).toEqual(before);
		expect(theAddition()).toMatchObject({ answer: { kind: 'declined' }, becomes: null });
		expect(book.send(acknowledge).refusal?.code).toBe('addition/not-approved');
	});

	it('keeps a finished car from being ready while the answer is awaited', () => {
		book.must(report());
		const job = theJob(book.state);
		const done = {
			...job,
			operations: job.operations.map((one) => ({
				...one,
				state: 'finished' as const,
				finishedAt: at('10:00')
			}))
		};
		expect(isReady(done)).toBe(false);
		expect(stageOf(done)).toBe('stopped');
		expect(statusWordOf(done)).toBe('stoppage.approval');
		const answered = { ...done, additions: [] };
		expect(isReady(answered)).toBe(true);
	});

	it.each<[string, Partial<Report>, string]>([
		['nothing said', { text: '  ' }, 'reason/missing'],
		['a skill nobody knows', { skill: skillCode('XX') }, 'skill/unknown'],
		['somebody nobody knows', { technician: technicianCode('T999') }, 'technician/unknown']
	])('is refused with %s', (_, overrides, code) => {
		expect(book.send(report(overrides)).refusal?.code).toBe(code);
	});

	it('is refused of a car that is not here', () => {
		const other = new Logbook();
		other.must(anImport({ arrivedAt: at('14:00') }));
		expect(other.send(report()).refusal?.code).toBe('job/not-arrived');
	});

	it('is answered once, by somebody, and only where it was reported', () => {
		book.must(report());
		expect(book.send(answer({ saidBy: ' ' })).refusal).toEqual({
			code: 'reason/missing',
			why: 'answered-by'
		});
		expect(book.send(answer({ addition: additionId('none') })).refusal?.code).toBe(
			'addition/unknown'
		);
		book.must(answer());
		expect(book.send(answer()).refusal?.code).toBe('addition/already-answered');
	});

	it('is taken back step by step, and done again', () => {
		const undo = (step: Parameters<typeof additionId>[0]) => (): Command => ({
			type: 'UndoStep',
			step: step as Extract<Command, { type: 'UndoStep' }>['step']
		});
		const before = kinds();
		const reported = book.must(report());
		const answered = book.must(answer());
		expect(book.send(undo(reported.id)).refusal?.code).toBe('undo/built-upon');
		const undone = book.must(undo(answered.id));
		expect(kinds()).toEqual(before);
		expect(theAddition().answer).toBeNull();
		book.must(undo(undone.id));
		expect(theAddition().becomes).toBe(theJob(book.state).operations[1]!.id);
	});

	it('leaves the version of the promise alone', () => {
		const { ownVersion } = theJob(book.state);
		book.must(report());
		book.must(answer());
		expect(theJob(book.state).ownVersion).toBe(ownVersion);
	});
});
