import { describe, expect, it } from 'vitest';
import type { Heartbeat } from '#core/display/heartbeat.ts';
import { usualProfile } from '#core/display/profile.ts';
import { workshopCode } from '#core/ids.ts';
import type { DisplayEntry } from '#protocol/displays.ts';
import { healthLines } from './health-lines.ts';

const well: Heartbeat = {
	...{ version: '1', engine: 'Chromium 120', tier: 'A', dataAgeMs: 3_000, deviceNow: 0 },
	...{ viewport: { width: 1920, height: 1080, ratio: 1 }, sound: 'off', wakeLock: true },
	...{ entry: 0, mode: 'page', fault: '' }
};
const anEntry = (heartbeat: Heartbeat | null, over: Partial<DisplayEntry> = {}): DisplayEntry => ({
	...{ id: 'display-1', workshop: workshopCode('demo'), profile: usualProfile('大厅东') },
	...{ createdAt: 0, createdBy: '主管', heardAt: 0, isSilent: false, isConnected: true },
	...{ heartbeat, driftMs: 0 },
	...over
});
const bad = (entry: DisplayEntry): readonly string[] =>
	healthLines(entry, 'en').flatMap(({ text, isBad }) => (isBad ? [text] : []));

describe('how a display is', () => {
	it('is not known of one that has said nothing', () => {
		expect(healthLines(anEntry(null), 'en')).toEqual([]);
	});

	it('is well where all is as it should be', () => {
		expect(bad(anEntry(well))).toEqual([]);
	});

	it.each<[string, Partial<Heartbeat>]>([
		['No data yet', { dataAgeMs: null }],
		['Data 41 s old', { dataAgeMs: 41_000 }],
		['Not kept awake: switch off sleep in its system', { wakeLock: false }],
		['Last fault: it broke', { fault: 'it broke' }]
	])('says %s', (line, over) => {
		expect(bad(anEntry({ ...well, ...over }))).toEqual([line]);
	});

	it('says a clock that is off by more than a minute, either way', () => {
		expect(bad(anEntry(well, { driftMs: 60_000 }))).toEqual([]);
		expect(bad(anEntry(well, { driftMs: -61_000 }))).toEqual(['Clock off by -61 s']);
	});

	it('says a sound that is wanted and blocked', () => {
		const profile = { ...usualProfile('大厅'), sound: { volume: 60, quiet: null } };
		const blocked = anEntry({ ...well, sound: 'blocked' }, { profile });
		expect(bad(blocked)).toEqual(['Sound blocked: touch the screen once']);
	});
});
