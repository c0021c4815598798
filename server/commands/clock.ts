import type { ClockSetting } from '#core/job/events.ts';
import type { Instant } from '#core/time/instant.ts';
import type { ServerTime } from '#protocol/messages.ts';

/** Workshop time at a real time: the same, unless the clock was shifted or sped up (the demo). */
export function workshopTimeAt(setting: ClockSetting | null, realNow: number): Instant {
	if (setting === null) return realNow;
	return Math.round(setting.workshopAt + (realNow - setting.realAt) * setting.rate);
}

/** Both clocks, as every page gets them. */
export const serverTime = (setting: ClockSetting | null, realNow: number): ServerTime => ({
	realNow,
	workshopNow: workshopTimeAt(setting, realNow),
	rate: setting?.rate ?? 1
});
