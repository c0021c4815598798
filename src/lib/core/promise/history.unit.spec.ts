import { describe, expect, it } from 'vitest';
import { anOperation, aStint } from '../../../../tests/builders/a-job.ts';
import { TECHNICIAN } from '../../../../tests/builders/a-setup.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { skillCode } from '../ids.ts';
import { leaning, sampleOf, stretchingOf, usualStretching, workKey } from './history.ts';
import type { History } from './work-history.ts';
import { NO_SPREAD, withSample, type Spread } from './spread.ts';

const finished = (from: string, to: string, overrides = {}) =>
	anOperation({
		state: 'finished',
		stints: [aStint({ from: at(from), to: at(to) })],
		finishedAt: at(to),
		...overrides
	});
const state = aState();
const spreadOf = (samples: number, value: number): Spread =>
	Array.from({ length: samples }, (_, index) => value + (index % 2 === 0 ? 0.1 : -0.1)).reduce(
		withSample,
		NO_SPREAD
	);
const known = (people: Readonly<Record<string, Spread>>): History =>
	new Map([['BY001', { id: 'BY001', version: 1, skill: 'M1', lastAt: 0, people }]]);

describe('a finished piece of work as a sample', () => {
	it('is the logarithm of real over planned minutes, of whoever led it', () => {
		const sample = sampleOf(state, finished('09:00', '10:30'));
		expect(sample?.technician).toBe(TECHNICIAN.mechanic);
		expect(sample?.value).toBeCloseTo(Math.log(90 / 60));
	});

	it('is measured against what is planned for that person, not a plan made longer', () => {
		const stints = [aStint({ technician: TECHNICIAN.slow, from: at('09:00'), to: at('10:15') })];
		const sample = sampleOf(state, finished('09:00', '10:15', { stints }));
		expect(sample?.value).toBeCloseTo(0);
	});

	it('does not count a break of work that may be split', () => {
		const big = { skill: skillCode('M2'), standardMinutes: 120 };
		expect(sampleOf(state, finished('11:00', '14:00', big))?.value).toBeCloseTo(0);
	});

	it('is none without a technician, unfinished, or finished within a minute', () => {
		expect(sampleOf(state, anOperation())).toBeNull();
		expect(sampleOf(state, finished('09:00', '10:00', { stints: [] }))).toBeNull();
		expect(sampleOf(state, finished('09:00', '09:00'))).toBeNull();
	});

	it('is cut at six times, where somebody forgot to clock off', () => {
		expect(sampleOf(state, finished('09:00', '17:00'))?.value).toBeCloseTo(Math.log(6));
	});

	it('is known by its code, or by its kind where the rules made it', () => {
		expect(workKey(anOperation())).toBe('BY001');
		const wash = anOperation({ itemCode: '', kind: 'wash', skill: skillCode('WASH') });
		expect(workKey(wash)).toBe('wash:WASH');
	});
});

describe('how real times are spread', () => {
	it('is usual for the trade where nothing was learnt', () => {
		expect(stretchingOf(new Map(), anOperation(), TECHNICIAN.mechanic)).toEqual({
			mu: 0,
			sigma: 0.3
		});
		expect(usualStretching('electrical').sigma).toBe(0.45);
		expect(usualStretching('wash').sigma).toBe(0.2);
	});

	it('is their own from twenty samples on', () => {
		const history = known({ [TECHNICIAN.mechanic]: spreadOf(20, 0.5) });
		expect(stretchingOf(history, anOperation(), TECHNICIAN.mechanic).mu).toBeCloseTo(0.5);
	});

	it('leans half on the skill with ten samples, and all with none', () => {
		const history = known({
			[TECHNICIAN.mechanic]: spreadOf(10, 0.5),
			[TECHNICIAN.slow]: spreadOf(90, 0)
		});
		const skill = (10 * 0.5) / 100;
		const mu = (code: typeof TECHNICIAN.early) => stretchingOf(history, anOperation(), code).mu;
		expect(mu(TECHNICIAN.mechanic)).toBeCloseTo(0.5 * 0.5 + 0.5 * skill);
		expect(mu(TECHNICIAN.early)).toBeCloseTo(skill);
		expect(stretchingOf(history, anOperation(), null).mu).toBeCloseTo(skill);
	});

	it('is wider while the mean itself is uncertain', () => {
		const wider = { mu: 0, sigma: 0.3 };
		const few = leaning(spreadOf(20, 0), wider).sigma;
		const many = leaning(spreadOf(200, 0), wider).sigma;
		expect(few).toBeGreaterThan(many);
		expect(many).toBeCloseTo(0.1, 2);
	});

	it('takes the wider variance with a single sample', () => {
		const { sigma } = leaning(spreadOf(1, 0.4), { mu: 0, sigma: 0.3 });
		expect(sigma).toBeGreaterThan(0.3);
		expect(sigma).toBeLessThan(0.31);
	});
});
