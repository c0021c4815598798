import { describe, expect, it } from 'vitest';
import { aSetup, aTechnician } from '../../../../tests/builders/a-setup.ts';
import { TODAY } from '../../../../tests/builders/at.ts';
import { bayCode } from '../ids.ts';
import { readSetup } from './read-setup.ts';
import { problemsMade, problemsOf, setupFile, type NamedSetup } from './setup-file.ts';
import type { Setup } from './setup.ts';

/** Everybody is called by the code. */
const named = (setup: Setup): NamedSetup => ({
	setup,
	names: Object.fromEntries(
		[...setup.technicians.map(({ code }) => code), ...setup.advisors].map((code) => [code, code])
	)
});

describe('a set-up written as a file', () => {
	it('is read as the same set-up', () => {
		const setup = aSetup({
			technicians: [aTechnician({ shift: { from: '10:00', to: '19:00' }, lunch: null })],
			holidays: [
				{ date: '2027-01-01', name: '元旦', open: null },
				{ date: '2027-02-05', name: '除夕', open: { from: '08:00', to: '12:00' } }
			]
		});
		const read = readSetup(setupFile(named(setup)), TODAY);
		expect(read).toEqual({ ok: true, value: { ...named(setup), absences: [] } });
	});

	it('has a problem where somebody has no name', () => {
		const { setup, names } = named(aSetup());
		const others = Object.entries(names).filter(([code]) => code !== 'T001');
		expect(problemsOf({ setup, names: Object.fromEntries(others) })).toMatchObject([
			{ path: 'technicians[0].name', code: 'missing' }
		]);
	});
});

describe('the problems a change makes', () => {
	const broken = (bays: Setup['bays']) =>
		named(aSetup({ bays: bays.map((bay, index) => (index === 2 ? { ...bay, type: '' } : bay)) }));

	it('are those that were not there before', () => {
		const { bays } = aSetup();
		const before = broken(bays);
		expect(problemsMade(before, broken(bays))).toEqual([]);
		const after = { ...before, setup: { ...before.setup, timeZone: 'Mars' } };
		expect(problemsMade(before, after)).toMatchObject([{ path: 'timeZone', value: '"Mars"' }]);
	});

	it('are not those of before at another place', () => {
		const before = broken(aSetup().bays);
		const bays = before.setup.bays.filter(({ code }) => code !== bayCode('A01'));
		expect(problemsMade(before, { ...before, setup: { ...before.setup, bays } })).toEqual([]);
	});
});
