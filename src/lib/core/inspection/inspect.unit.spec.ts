import { describe, expect, it } from 'vitest';
import { aSetup, BAY, TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { aLine, anImport } from '../../../../tests/builders/an-order.ts';
import {
	after,
	onOperation,
	theJob,
	theOperation,
	when
} from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { skillCode } from '../ids.ts';
import { operationIn } from '../undo/past-step.ts';
import type { WorkshopState } from '../state.ts';
import type { InspectionWish } from './commands.ts';
import { reworkRounds, roundOf } from './first-time-fix.ts';

const item = (name: string) => ({ name, nameEn: '' });
const setup = aSetup({
	checkLists: {
		process: { body: [item('缝隙')], paint: [item('流挂'), item('针孔'), item('色差')] },
		final: { 钣喷: [item('清洁'), item('灯光')], '': [item('渗漏')] }
	}
});

/** Where each kind of work of this order is done, and by whom. */
const WHERE = {
	BODY: [BAY.body, TECHNICIAN.body],
	PAINT: [BAY.booth, TECHNICIAN.painter],
	QC: [BAY.inspection, TECHNICIAN.inspector],
	WASH: [BAY.wash, TECHNICIAN.washer],
	M1: [BAY.lift1, TECHNICIAN.mechanic]
} as const;

/** Body, its inspection, paint, its inspection, final inspection. */
const accident = anImport({
	category: '钣喷',
	washWanted: false,
	lines: [
		aLine({ skill: skillCode('BODY'), trade: 'body', name: '整形' }),
		aLine({ lineNo: 2, skill: skillCode('PAINT'), trade: 'paint', name: '面漆' })
	]
});

const start =
	(index: number) =>
	(state: WorkshopState): Command => {
		const [bay, technician] = WHERE[theOperation(state, index).skill as keyof typeof WHERE];
		return { type: 'StartOperation', ...onOperation(state, index), bay, technicians: [technician] };
	};
const finish =
	(index: number, wish: InspectionWish = {}) =>
	(state: WorkshopState): Command => ({
		type: 'FinishOperation',
		...onOperation(state, index),
		...wish
	});
const ok = (...names: readonly string[]) =>
	names.map((name) => ({ item: name, result: 'ok' as const }));

const atBody = () => after(aState({ setup }), [accident, start(0), finish(0), start(1)]);
const atPaint = () =>
	after(atBody(), [finish(1, { checks: ok('缝隙') }), start(2), finish(2), start(3)]);
const refusalOf = (state: WorkshopState, index: number, wish: InspectionWish) =>
	when(state, finish(index, wish)(state)).refusal;

describe('the order of an accident repair', () => {
	it('is inspected before body work goes to paint, and paint before it leaves', () => {
		const state = after(aState({ setup }), [accident]);
		expect(theJob(state).operations.map(({ kind, skill }) => `${kind}:${skill}`)).toEqual([
			'work:BODY',
			'process-inspection:QC',
			'work:PAINT',
			'process-inspection:QC',
			'final-inspection:QC'
		]);
	});

	it.each([
		['paint', 2, 'body work was inspected'],
		['the final inspection', 4, 'paint was']
	])('does not let %s begin before %s', (_what, index) => {
		const state =
			index === 2 ? after(aState({ setup }), [accident, start(0), finish(0)]) : atPaint();
		const wish = start(index)(state);
		expect(when(state, wish).refusal).toMatchObject({ code: 'operation/waits-for' });
	});

	it('has a road test where an item asks for it, before the final inspection', () => {
		const state = after(aState({ setup }), [
			anImport({ lines: [aLine({ itemCode: 'DP011' })], washWanted: false })
		]);
		expect(theJob(state).operations.map(({ kind }) => kind)).toEqual([
			'work',
			'road-test',
			'final-inspection'
		]);
	});
});

describe('passing', () => {
	it('needs an answer to every item of the list for the work before', () => {
		expect(refusalOf(atPaint(), 3, { checks: ok('流挂', '色差') })).toEqual({
			code: 'inspection/items-open',
			operation: theOperation(atPaint(), 3).id,
			items: ['针孔']
		});
		const passed = after(atPaint(), [finish(3, { checks: ok('流挂', '针孔', '色差') })]);
		expect(theOperation(passed, 3)).toMatchObject({
			outcome: 'passed',
			inspection: { checks: [{ name: '流挂', result: 'ok' }, {}, {}], responsible: null }
		});
	});

	it('takes what does not apply for an answer, and the last answer to an item', () => {
		const checks = [
			...ok('流挂', '针孔'),
			{ item: '色差', result: 'defect' },
			{ item: '色差', result: 'not-applicable' }
		] as const;
		expect(refusalOf(atPaint(), 3, { checks })).toBeNull();
	});

	it('is refused with a defect, and for an item that is on another list', () => {
		const defect = [...ok('流挂', '针孔'), { item: '色差', result: 'defect' }] as const;
		expect(refusalOf(atPaint(), 3, { checks: defect })).toMatchObject({
			code: 'inspection/has-defect',
			item: '色差'
		});
		expect(refusalOf(atPaint(), 3, { checks: ok('渗漏') })).toMatchObject({
			code: 'inspection/unknown-item',
			item: '渗漏'
		});
	});

	it('of a road test needs the distance', () => {
		const state = after(aState({ setup }), [
			anImport({ lines: [aLine({ itemCode: 'DP011' })] }),
			start(0),
			finish(0),
			start(1)
		]);
		expect(refusalOf(state, 1, {})).toEqual({ code: 'reason/missing', why: 'road-test' });
		const driven = when(state, finish(1, { roadTest: { distanceKm: 6, note: '无异响' } })(state));
		expect(theOperation(driven.state, 1).inspection?.roadTest).toEqual({
			distanceKm: 6,
			driverNote: 'c1/road-test'
		});
		expect(driven.state.registers.note.get('c1/road-test')?.text).toBe('无异响');
		expect(JSON.stringify(driven.events)).not.toContain('无异响');
	});
});

describe('failing', () => {
	const runs = [{ item: '流挂', result: 'defect' }] as const;
	const responsible = TECHNICIAN.painter;

	it.each<[string, InspectionWish, object]>([
		['a defect or words', { responsible }, { code: 'reason/missing', why: 'finding' }],
		['a person', { checks: runs }, { code: 'reason/missing', why: 'responsible' }],
		[
			'somebody known',
			{ checks: runs, responsible: 'T999' as never },
			{ code: 'technician/unknown' }
		],
		[
			'work somebody can do',
			{ checks: runs, responsible, redo: [{ skill: skillCode('XX'), minutes: 10 }] },
			{ code: 'skill/unknown' }
		]
	])('needs %s', (_what, wish, refusal) => {
		expect(refusalOf(atPaint(), 3, { outcome: 'failed', ...wish })).toMatchObject(refusal);
	});

	it('sends the car back with what has to be redone and the same inspection, and the words aside', () => {
		const state = atPaint();
		const wish = finish(3, {
			outcome: 'failed',
			checks: runs,
			finding: '左前门流挂',
			responsible,
			redo: [
				{ skill: skillCode('BODY'), minutes: 30 },
				{ skill: skillCode('PAINT'), minutes: 60 }
			]
		});
		const failed = when(state, wish(state));
		const { operations } = theJob(failed.state);
		expect(
			operations.map(({ kind, skill, standardMinutes }) => `${kind}:${skill}:${standardMinutes}`)
		).toEqual([
			'work:BODY:60',
			'process-inspection:QC:10',
			'work:PAINT:60',
			'process-inspection:QC:10',
			'rework:BODY:30',
			'process-inspection:QC:10',
			'rework:PAINT:60',
			'process-inspection:QC:10',
			'final-inspection:QC:15'
		]);
		expect(operations[6]?.name).toBe('面漆');
		expect(operations[3]).toMatchObject({
			outcome: 'failed',
			inspection: { responsible, findingNote: 'c1/finding', checks: [{ result: 'defect' }] }
		});
		expect(JSON.stringify(failed.events)).not.toContain('左前门流挂');
		expect(failed.state.registers.note.get('c1/finding')?.text).toBe('左前门流挂');
	});

	it('sends back to the work before where nothing is named', () => {
		const failed = after(atPaint(), [
			finish(3, { outcome: 'failed', finding: '流挂', responsible })
		]);
		expect(theOperation(failed, 4)).toMatchObject({
			kind: 'rework',
			skill: 'PAINT',
			standardMinutes: 15
		});
	});

	it('goes through as many rounds as it takes, and each is counted', () => {
		const fail = (index: number) => finish(index, { outcome: 'failed', checks: runs, responsible });
		const twice = after(atPaint(), [
			fail(3),
			start(4),
			finish(4),
			start(5),
			fail(5),
			start(6),
			finish(6),
			start(7)
		]);
		const job = theJob(twice);
		expect(reworkRounds(job)).toBe(2);
		expect([3, 5, 7].map((index) => roundOf(job, job.operations[index]!))).toEqual([1, 2, 3]);
		expect(roundOf(job, job.operations[1]!)).toBe(1);
		expect(job.operations[7]?.state).toBe('running');
		const paid = after(twice, [finish(7, { checks: ok('流挂', '针孔', '色差') })]);
		expect(operationIn(theJob(paid), job.operations[7]!.id)?.outcome).toBe('passed');
	});

	it('inspects repainted work once more before the final inspection that found it', () => {
		const state = after(atPaint(), [
			finish(3, { checks: ok('流挂', '针孔', '色差') }),
			start(4),
			finish(4, { outcome: 'failed', finding: '色差', responsible, checks: ok('清洁') })
		]);
		expect(
			theJob(state)
				.operations.slice(5)
				.map(({ kind }) => kind)
		).toEqual(['rework', 'process-inspection', 'final-inspection']);
	});
});

describe('a self or mutual check', () => {
	const check =
		(
			kind: 'self' | 'mutual',
			technician: (typeof TECHNICIAN)[keyof typeof TECHNICIAN],
			index = 0
		) =>
		(state: WorkshopState): Command => ({
			type: 'RecordSelfCheck',
			...onOperation(state, index),
			kind,
			technician
		});
	const done = () => after(aState({ setup }), [accident, start(0), finish(0)]);

	it('is kept with who and when, once', () => {
		const checked = after(done(), [
			check('self', TECHNICIAN.body),
			check('mutual', TECHNICIAN.slow)
		]);
		expect(theOperation(checked).selfChecks).toMatchObject([
			{ kind: 'self', technician: TECHNICIAN.body, by: 'dispatcher' },
			{ kind: 'mutual', technician: TECHNICIAN.slow }
		]);
		const again = check('self', TECHNICIAN.body)(checked);
		expect(when(checked, again)).toMatchObject({ refusal: null, events: [] });
	});

	it.each([
		['a self check by another', check('self', TECHNICIAN.slow), 'self-check/wrong-person'],
		['a mutual check by who did it', check('mutual', TECHNICIAN.body), 'self-check/wrong-person'],
		['of an inspection', check('self', TECHNICIAN.inspector, 1), 'self-check/no-work'],
		['of work nobody began', check('self', TECHNICIAN.painter, 2), 'self-check/no-work']
	])('is refused: %s', (_what, wish, code) => {
		const state = done();
		expect(when(state, wish(state)).refusal).toMatchObject({ code });
	});
});
