import type { DaySpan } from '../workshop/setup.ts';
import type { Instant } from '../time/instant.ts';
import { localTimeOf } from '../time/zone.ts';

/** Whether, and how loud, a screen may call out. */
export interface Sound {
	/** 0 to 100; 0 is silent. */
	readonly volume: number;
	/** Local hours in which nothing sounds; may reach over midnight. Null: none. */
	readonly quiet: Pick<DaySpan, 'from' | 'to'> | null;
}

/** Loud enough for a waiting room, not for a hall. */
const USUAL_SOUND: Sound = { volume: 80, quiet: null };
const LOUDEST = 100;
const SPAN = /^(?<from>(?:[01]\d|2[0-3]):[0-5]\d)-(?<to>(?:[01]\d|2[0-3]):[0-5]\d)$/;

/** The sound as an address says it (`volume=60&quiet=12:00-13:30`); what cannot be meant is as usual. */
export function soundFrom(asked: (name: string) => string | null): Sound {
	const volume = Number(asked('volume') ?? Number.NaN);
	const { from, to } = SPAN.exec(asked('quiet') ?? '')?.groups ?? {};
	return {
		volume:
			Number.isInteger(volume) && volume >= 0 && volume <= LOUDEST ? volume : USUAL_SOUND.volume,
		quiet: from === undefined || to === undefined ? null : { from, to }
	};
}

/** How loud it may be now, 0 to 100. */
export function loudness({ volume, quiet }: Sound, now: Instant, timeZone: string): number {
	if (quiet === null) return volume;
	const time = localTimeOf(now, timeZone);
	const isQuiet =
		quiet.from <= quiet.to
			? time >= quiet.from && time < quiet.to
			: time >= quiet.from || time < quiet.to;
	return isQuiet ? 0 : volume;
}
