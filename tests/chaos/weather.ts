import type { Random } from '../support/random.ts';
import type { FaultLink } from './fault-link.ts';
import type { Fault, FaultKind } from './fault-pipe.ts';
import type { WatchedScreen } from './watched-screen.ts';

/** One fault on one link, from its beginning until the screen was right again. */
export interface Episode {
	readonly kind: FaultKind;
	/**
	 * Milliseconds from the end of the fault to a screen that shows everything the server had by then;
	 * for a line that died, from its death, for nothing else tells that it ended.
	 */
	readonly backMs: number;
}

/** Each kind once, then by these weights. */
const KINDS: Readonly<Record<FaultKind, number>> = {
	latency: 4,
	slicing: 3,
	bandwidth: 4,
	reset: 4,
	cut: 3,
	'silent-down': 3,
	'silent-up': 3,
	silent: 3,
	dead: 0.4
};
export const NAMES_OF_FAULTS = Object.keys(KINDS) as readonly FaultKind[];

export interface WeatherParts {
	readonly random: Random;
	/** Position of the log that is shown by a screen next to the server. */
	readonly head: () => number;
	/** Whether another fault is wanted. */
	readonly goesOn: () => boolean;
	/** In how many silences the line is silent so long that the screen gives it up. */
	readonly longSilences: number;
}

/** Fault after fault over one screen's link, beginning with the `first` kind; gives what came of each. */
export async function weatherOver(
	screen: WatchedScreen,
	first: number,
	parts: WeatherParts
): Promise<{ readonly episodes: readonly Episode[]; readonly wrong: readonly string[] }> {
	const { random, goesOn } = parts;
	const episodes: Episode[] = [];
	const { link } = screen;
	if (link === null) return { episodes, wrong: [] };
	let next = NAMES_OF_FAULTS[first % NAMES_OF_FAULTS.length] ?? 'latency';
	while (goesOn()) {
		const backAt = await (next === 'dead' ? death : passing)({ screen, link, kind: next }, parts);
		if (backAt === null)
			return { episodes, wrong: [`${screen.name} never came back from ${next}`] };
		episodes.push({ kind: next, backMs: backAt });
		await pause(random.below(600));
		next = random.weighted(KINDS);
	}
	return { episodes, wrong: [] };
}

interface Over {
	readonly screen: WatchedScreen;
	readonly link: FaultLink;
	readonly kind: FaultKind;
}

async function passing({ screen, link, kind }: Over, parts: WeatherParts): Promise<number | null> {
	const { random } = parts;
	link.suffer(faultOf(kind, random));
	const isSilence = kind.startsWith('silent');
	const isLong = isSilence && random.chance(parts.longSilences);
	await pause(isLong ? 11_000 + random.below(8_000) : 300 + random.below(2_700));
	// A router that came back has forgotten the connections it carried; a cable has not.
	if (isSilence && random.chance(0.5)) link.forget();
	link.calm();
	return backAfter(screen, parts);
}

/** From the death of the line, for nothing tells the screen of it but silence. */
async function death({ screen, link }: Over, parts: WeatherParts): Promise<number | null> {
	const since = performance.now();
	link.suffer({ kind: 'dead' });
	const noticedAt = await screen.when(() => screen.view.link !== 'live');
	link.calm();
	const backMs = noticedAt === null ? null : await backAfter(screen, parts);
	return noticedAt === null || backMs === null ? null : noticedAt - since + backMs;
}

/** Milliseconds until the screen shows what the log holds now. */
async function backAfter(screen: WatchedScreen, { head }: WeatherParts): Promise<number | null> {
	const since = performance.now();
	const position = head();
	const at = await screen.when(() => screen.view.seq >= position && screen.view.link === 'live');
	screen.see();
	return at === null ? null : at - since;
}

function faultOf(kind: FaultKind, random: Random): Fault {
	switch (kind) {
		case 'latency':
			return { kind, leastMs: 20, mostMs: 50 + random.below(350) };
		case 'slicing':
			return { kind, longest: 20 + random.below(200) };
		case 'bandwidth':
			return { kind, bytesPerSecond: 3_000 + random.below(30_000) };
		default:
			return { kind };
	}
}

export const pause = (ms: number): Promise<void> =>
	new Promise((resolve) => setTimeout(resolve, ms));
