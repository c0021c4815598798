import { describe, expect, it } from 'vitest';
import { skillCode } from '../ids.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { aLine, anImport } from '../../../../tests/builders/an-order.ts';
import { after, onOperation, theJob, when } from '../../../../tests/support/scenario.ts';
import type { LineDraft, OrderDraft } from './order-draft.ts';
import type { WorkshopState } from '../state.ts';

const body = (lineNo: number): LineDraft =>
	aLine({ lineNo, skill: skillCode('BODY'), trade: 'body', itemCode: 'BJ010', name: '整形' });
const paint = (lineNo: number): LineDraft =>
	aLine({ lineNo, skill: skillCode('PAINT'), trade: 'paint', itemCode: 'YQ010', name: '面漆' });

const kinds = (state: WorkshopState) =>
	theJob(state).operations.map(({ kind, skill }) => `${kind}:${skill}`);
const imported = (draft: Partial<OrderDraft>) => when(aState(), anImport(draft)).state;

describe('the route of a visit', () => {
	it('ends with a final inspection and, where wanted, a wash', () => {
		expect(kinds(imported({}))).toEqual(['work:M1', 'final-inspection:QC', 'wash:WASH']);
		expect(kinds(imported({ washWanted: false }))).toEqual(['work:M1', 'final-inspection:QC']);
	});

	it('inspects body work before paint, and paint always', () => {
		expect(kinds(imported({ lines: [body(1), paint(2), body(3)], washWanted: false }))).toEqual([
			'work:BODY',
			'process-inspection:QC',
			'work:PAINT',
			'process-inspection:QC',
			'work:BODY',
			'final-inspection:QC'
		]);
	});

	it('adds one road test for the items the rules list', () => {
		const lines = [aLine({ itemCode: 'DP011' }), aLine({ lineNo: 2, itemCode: 'DP011' })];
		expect(kinds(imported({ lines, washWanted: false }))).toEqual([
			'work:M1',
			'work:M1',
			'road-test:QC',
			'final-inspection:QC'
		]);
	});

	it('adds one for work of a skill the rules list, such as that of overhauls', () => {
		const setup = aSetup();
		const roadTest = { items: [], skills: [skillCode('M1')], minutes: 20 };
		const state = aState({ setup: { ...setup, rules: { ...setup.rules, roadTest } } });
		const opened = after(state, [anImport({ lines: [aLine()], washWanted: false })]);
		expect(kinds(opened)).toEqual(['work:M1', 'road-test:QC', 'final-inspection:QC']);
		expect(theJob(opened).operations[1]?.standardMinutes).toBe(20);
		const painted = after(state, [anImport({ lines: [paint(1)], washWanted: false })]);
		expect(kinds(painted)).not.toContain('road-test:QC');
	});

	it('takes the minutes from the category, and the longest for a category it does not know', () => {
		const minutes = (category: string) =>
			theJob(imported({ category }))
				.operations.slice(1)
				.map((operation) => operation.standardMinutes);
		expect(minutes('定期保养')).toEqual([8, 18]);
		expect(minutes('没见过')).toEqual([15, 25]);
	});

	it('puts a line that comes later before the inspection, and links each to the one before', () => {
		const state = after(aState(), [
			anImport(),
			anImport({ lines: [aLine(), aLine({ lineNo: 2, name: '四轮定位' })] })
		]);
		const { operations } = theJob(state);
		expect(operations.map(({ name, kind }) => name || kind)).toEqual([
			'更换机油机滤',
			'四轮定位',
			'final-inspection',
			'wash'
		]);
		expect(operations.slice(1).map((operation) => operation.after)).toEqual(
			operations.slice(0, -1).map(({ id }) => [id])
		);
	});

	it('inspects again when work comes after a passed inspection', () => {
		const start = { technicians: [aSetup().technicians[0]!.code], bay: aSetup().bays[0]!.code };
		const inspector = { technicians: [aSetup().technicians[5]!.code], bay: aSetup().bays[0]!.code };
		const state = after(aState(), [
			anImport(),
			(now) => ({ type: 'StartOperation', ...onOperation(now, 0), ...start }),
			(now) => ({ type: 'FinishOperation', ...onOperation(now, 0) }),
			(now) => ({ type: 'StartOperation', ...onOperation(now, 1), ...inspector }),
			(now) => ({ type: 'FinishOperation', ...onOperation(now, 1) }),
			anImport({ lines: [aLine(), aLine({ lineNo: 2 })] })
		]);
		expect(kinds(state)).toEqual([
			'work:M1',
			'final-inspection:QC',
			'work:M1',
			'final-inspection:QC',
			'wash:WASH'
		]);
	});

	it('drops a wash nobody wants any more, and adds one that is wished later', () => {
		const without = after(aState(), [anImport(), anImport({ washWanted: false })]);
		expect(kinds(without)).toEqual(['work:M1', 'final-inspection:QC']);
		const again = after(without, [anImport({ washWanted: true })]);
		expect(kinds(again)).toEqual(['work:M1', 'final-inspection:QC', 'wash:WASH']);
	});
});
