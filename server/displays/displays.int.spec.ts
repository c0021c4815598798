import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	CODE_LIVES_MS,
	MOST_WAITING,
	MOST_WRONG_A_MINUTE,
	MOST_WRONG_TRIES
} from '#core/display/pairing.ts';
import { SILENT_AFTER_MS, type Heartbeat } from '#core/display/heartbeat.ts';
import { usualProfile } from '#core/display/profile.ts';
import { workshopCode } from '#core/ids.ts';
import { DAY_MS, MINUTE_MS } from '#core/time/instant.ts';
import { FakeClock } from '../../tests/support/fake-clock.ts';
import { aDisplayIn, aKeeper, aWaitingScreen } from '../../tests/support/displays.ts';
import { randomIds } from '../ops/ids.ts';
import { createMemoryStore } from '../storage/memory/index.ts';
import type { Store } from '../storage/port.ts';
import { createSqliteStore } from '../storage/sqlite/index.ts';
import { openDisplays, type Displays } from './displays.ts';

const HERE = workshopCode('north');
const THERE = workshopCode('south');
const profile = usualProfile('大厅东');
const keeper = aKeeper();
const wish = (code: string) => ({ code, workshop: HERE, profile });
const beat: Heartbeat = {
	...{ version: '1', engine: 'Chromium 120', tier: 'A', dataAgeMs: 0, deviceNow: 0 },
	...{ viewport: { width: 1920, height: 1080, ratio: 1 }, sound: 'off', wakeLock: null },
	...{ entry: 0, mode: 'page', fault: '' }
};

const STORES: Readonly<Record<string, (dataDir: string) => Promise<Store>>> = {
	memory: () => Promise.resolve(createMemoryStore()),
	sqlite: (dataDir) => createSqliteStore({ dataDir })
};

describe.each(Object.entries(STORES))('displays in %s', (_, openStore) => {
	let dataDir: string;
	let store: Store;
	let clock: FakeClock;
	let displays: Displays;
	const open = (): Promise<Displays> =>
		openDisplays({ store, clock, ids: randomIds, setupOf: () => null });
	beforeEach(async () => {
		dataDir = await mkdtemp(join(tmpdir(), 'workshop-board-'));
		store = await openStore(dataDir);
		clock = new FakeClock();
		displays = await open();
	});
	afterEach(async () => {
		await store.close();
		await rm(dataDir, { recursive: true, force: true });
	});

	it('let a screen in exactly once, of a hundred who say so at once', async () => {
		const { code, secret } = aWaitingScreen({ displays });
		expect(displays.find(secret)).toBeNull();
		const told = await Promise.all(
			Array.from({ length: 100 }, (__, n) => displays.approve(wish(code), aKeeper(`k${String(n)}`)))
		);
		expect(told.filter(({ ok }) => ok)).toHaveLength(1);
		expect(displays.list(keeper)).toHaveLength(1);
		expect(displays.find(secret)).toMatchObject({
			actor: { role: 'display', name: '大厅东' },
			workshops: [HERE],
			audience: 'wall',
			by: 'display'
		});
	});

	it('show a new code before the old one dies, which is good to its end', async () => {
		const secret = displays.newSecret();
		const device = { secret, address: '192.0.2.7', agent: 'TV' };
		const first = displays.show(device)?.code ?? '';
		expect(displays.show(device)?.code).toBe(first);
		clock.advance(CODE_LIVES_MS - MINUTE_MS);
		const second = displays.show(device)?.code ?? '';
		expect(second).not.toBe(first);
		expect(displays.look(first, keeper).ok).toBe(true);
		clock.advance(MINUTE_MS);
		expect(displays.look(first, keeper).ok).toBe(false);
		expect((await displays.approve(wish(second), keeper)).ok).toBe(true);
	});

	it('are let in by neither of two codes of a screen twice', async () => {
		const secret = displays.newSecret();
		const device = { secret, address: '192.0.2.7', agent: 'TV' };
		const first = displays.show(device)?.code ?? '';
		clock.advance(CODE_LIVES_MS - MINUTE_MS);
		const second = displays.show(device)?.code ?? '';
		expect((await displays.approve(wish(first), keeper)).ok).toBe(true);
		expect((await displays.approve(wish(second), keeper)).ok).toBe(false);
	});

	it('slow down whoever guesses: a few a minute, and the house in the life of a code', () => {
		const { code } = aWaitingScreen({ displays });
		const guess = (who: string) => displays.look('ZZZZZ-ZZZZZ', aKeeper(who));
		for (let n = 0; n < MOST_WRONG_A_MINUTE; n += 1)
			expect(guess('a')).toMatchObject({ refusal: 'unknown-code' });
		expect(guess('a')).toMatchObject({ refusal: 'too-many-tries' });
		expect(displays.look(code, aKeeper('a'))).toMatchObject({ refusal: 'too-many-tries' });
		expect(displays.look(code, aKeeper('b')).ok).toBe(true);
		for (let n = MOST_WRONG_A_MINUTE; n < MOST_WRONG_TRIES; n += 1) guess(`other-${String(n)}`);
		expect(displays.look(code, aKeeper('b'))).toMatchObject({ refusal: 'too-many-tries' });
		clock.advance(CODE_LIVES_MS);
		expect(guess('b')).toMatchObject({ refusal: 'unknown-code' });
	});

	it('wait in a bounded number, and one address pushes out only its own', () => {
		const first = aWaitingScreen({ displays }, { address: '192.0.2.1' });
		const crowd = Array.from({ length: 21 }, () =>
			aWaitingScreen({ displays }, { address: '192.0.2.2' })
		);
		expect(displays.look(first.code, keeper).ok).toBe(true);
		expect(displays.look(crowd[0]?.code ?? '', keeper).ok).toBe(false);
		for (let n = 21; n < MOST_WAITING; n += 1)
			aWaitingScreen({ displays }, { address: `198.51.100.${String(n)}` });
		const late = { secret: displays.newSecret(), address: '203.0.113.1', agent: 'TV' };
		expect(displays.show(late)).toBeNull();
	});

	it('hold their old secret until they have shown the new one, over a restart too', async () => {
		const { id, secret } = await aDisplayIn({ displays }, { workshop: HERE });
		const next = await displays.renew(id);
		expect(next).not.toBeNull();
		expect(await displays.renew(id)).toBeNull();
		expect(displays.find(secret)?.id).toBe(id);
		displays = await open();
		expect(displays.find(secret)?.id).toBe(id);
		expect(displays.find(next)?.id).toBe(id);
		expect(displays.find(secret)).toBeNull();
		// What was asked to be written before this is written when this is.
		await store.remember('spec', 'last', true);
		displays = await open();
		expect(displays.find(secret)).toBeNull();
		expect(displays.find(next)?.id).toBe(id);
	});

	it('are handed another secret after a week, and where an answer was lost after a minute', async () => {
		const { id, secret } = await aDisplayIn({ displays }, { workshop: HERE });
		expect(displays.isRenewalDue(id)).toBe(false);
		clock.advance(7 * DAY_MS);
		expect(displays.isRenewalDue(id)).toBe(true);
		const lost = await displays.renew(id);
		expect(displays.isRenewalDue(id)).toBe(false);
		clock.advance(MINUTE_MS);
		const next = await displays.renew(id);
		expect(displays.find(lost)).toBeNull();
		expect(displays.find(secret)?.id).toBe(id);
		expect(displays.find(next)?.id).toBe(id);
	});

	it('are void at once and for good when they are taken down', async () => {
		const { id, secret } = await aDisplayIn({ displays }, { workshop: HERE });
		const ended: string[] = [];
		displays.onEnded((one) => ended.push(one));
		const revoked = displays.revoke(id, keeper);
		expect(displays.find(secret)).toBeNull();
		expect(displays.isWaiting(secret)).toBe(false);
		expect(ended).toEqual([id]);
		expect(await revoked).toBe(true);
		expect(await displays.revoke(id, keeper)).toBe(false);
		displays = await open();
		expect(displays.find(secret)).toBeNull();
		expect(displays.list(keeper)).toEqual([]);
	});

	it('keep their profile, changed by those of their workshop only', async () => {
		const { id, secret } = await aDisplayIn({ displays }, { workshop: HERE });
		const lounge = { ...profile, page: 'lounge' } as const;
		expect(await displays.change(id, lounge, { workshops: [THERE] })).toBe(false);
		expect(displays.entry(id, { workshops: [THERE] })).toBeNull();
		expect(displays.order(id, 'reload', { workshops: [THERE] })).toBe(false);
		expect(await displays.revoke(id, { workshops: [THERE] })).toBe(false);
		expect(await displays.change(id, lounge, { workshops: [HERE] })).toBe(true);
		expect(displays.find(secret)?.audience).toBe('lounge');
		displays = await open();
		expect(displays.self(id)?.profile).toEqual(lounge);
	});

	it('are silent after ninety seconds without a word, and heard of again', async () => {
		const { id } = await aDisplayIn({ displays }, { workshop: HERE });
		const isSilent = () => displays.entry(id, keeper)?.isSilent;
		clock.advance(SILENT_AFTER_MS - 1);
		expect(isSilent()).toBe(false);
		clock.advance(1);
		expect(isSilent()).toBe(true);
		expect(displays.hear(id, { ...beat, deviceNow: clock.now() + 61_000 })).toBe(false);
		expect(displays.entry(id, keeper)).toMatchObject({
			isSilent: false,
			heardAt: clock.now(),
			driftMs: 61_000
		});
		// A server that was away is no fault of the screens.
		clock.advance(DAY_MS);
		displays = await open();
		expect(isSilent()).toBe(false);
		clock.advance(SILENT_AFTER_MS);
		expect(isSilent()).toBe(true);
	});
});

describe('what is written of a display', () => {
	it('is never its secret', async () => {
		const store = createMemoryStore();
		const displays = await openDisplays({
			...{ store, clock: new FakeClock(), ids: randomIds, setupOf: () => null }
		});
		const { id, secret } = await aDisplayIn({ displays }, { workshop: HERE });
		const next = await displays.renew(id);
		const written = JSON.stringify([...(await store.recallAll('display'))]);
		expect(written).toContain('大厅东');
		expect(written).not.toContain(secret);
		expect(written).not.toContain(next ?? '');
		expect(written).not.toContain(secret.slice(4));
	});
});
