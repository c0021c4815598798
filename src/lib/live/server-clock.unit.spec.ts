import { beforeEach, describe, expect, it } from 'vitest';
import { ServerClock } from './server-clock.ts';

const REAL = Date.parse('2026-11-23T01:00:00Z');
const THIRTEEN_MINUTES = 13 * 60_000;

let deviceNow: number;
let clock: ServerClock;
const wait = (ms: number): void => {
	deviceNow += ms;
};
/** The server's clock as it truly is, when the device runs 13 minutes fast. */
const trueNow = (): number => deviceNow - THIRTEEN_MINUTES;
const read = (delayMs: number): void => {
	const time = { realNow: trueNow(), workshopNow: trueNow(), rate: 1 };
	wait(delayMs);
	clock.read(time, null);
};

beforeEach(() => {
	deviceNow = REAL + THIRTEEN_MINUTES;
	clock = new ServerClock(() => deviceNow);
});

describe("the server's clock on a device whose own is wrong", () => {
	it('shows the time of the device until it knows better', () => {
		expect(clock.isKnown).toBe(false);
		expect(clock.workshopNow).toBe(deviceNow);
	});

	it('is right within a second although the device is 13 minutes off', () => {
		for (const delay of [10, 400, 30, 200, 15]) read(delay);
		expect(Math.abs(clock.workshopNow - trueNow())).toBeLessThan(1_000);
	});

	it('tells whole milliseconds, whatever the offset and the rate', () => {
		clock.read({ realNow: trueNow() + 0.37, workshopNow: trueNow(), rate: 60 }, deviceNow - 0.11);
		wait(7);
		expect(Number.isInteger(clock.workshopNow)).toBe(true);
	});

	it('counts half of the way there and back for an answer', () => {
		const sentAt = deviceNow;
		wait(300);
		const time = { realNow: trueNow(), workshopNow: trueNow(), rate: 1 };
		wait(300);
		clock.read(time, sentAt);
		expect(clock.realNow).toBe(trueNow());
	});

	it('smooths a single slow message over five readings', () => {
		for (let n = 0; n < 4; n++) read(0);
		read(1_000);
		expect(trueNow() - clock.realNow).toBe(200);
	});

	it('starts anew when the device slept or was set', () => {
		for (let n = 0; n < 5; n++) read(0);
		deviceNow += 3_600_000;
		clock.read({ realNow: REAL, workshopNow: REAL, rate: 1 }, null);
		expect(clock.realNow).toBe(REAL);
	});

	it('runs as fast as the workshop does', () => {
		clock.read({ realNow: trueNow(), workshopNow: 0, rate: 60 }, null);
		wait(1_000);
		expect(clock.workshopNow).toBe(60_000);
		expect(clock.rate).toBe(60);
	});

	it('jumps with the setting of the workshop clock, before the next reading', () => {
		read(0);
		clock.set({ realAt: trueNow(), workshopAt: 5_000, rate: 2 });
		wait(500);
		expect(clock.workshopNow).toBe(6_000);
	});
});
