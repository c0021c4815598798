import { MOST_DRIFT_MS } from '#core/display/heartbeat.ts';
import type { DisplayEntry } from '#protocol/displays.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { fleetText } from '$lib/i18n/fleet.ts';

/** A line about how a display is. */
interface HealthLine {
	readonly text: string;
	/** Somebody should do something about it. */
	readonly isBad: boolean;
}

/** Half a minute of silence and the wait between two looks: older data are old. */
const OLD_DATA_S = 40;

/** How a display is, by what it last said; nothing where it has said nothing. */
export function healthLines(
	{ heartbeat, driftMs, profile }: DisplayEntry,
	locale: Locale
): readonly HealthLine[] {
	if (heartbeat === null) return [];
	const t = fleetText(locale);
	const { dataAgeMs, sound, wakeLock, fault } = heartbeat;
	const seconds = dataAgeMs === null ? null : Math.round(dataAgeMs / 1000);
	const drift = driftMs ?? 0;
	return [
		seconds === null
			? { text: t.noData, isBad: true }
			: { text: t.dataAge({ seconds }), isBad: seconds > OLD_DATA_S },
		{ text: t[`sound.${sound}`], isBad: profile.sound.volume > 0 && sound !== 'on' },
		...(Math.abs(drift) > MOST_DRIFT_MS
			? [{ text: t.drift({ seconds: Math.round(drift / 1000) }), isBad: true }]
			: []),
		...(wakeLock === false ? [{ text: t.asleep, isBad: true }] : []),
		...(fault === '' ? [] : [{ text: t.fault({ text: fault }), isBad: true }])
	];
}
