import type { Setup } from '#core/workshop/setup.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { fleetText } from '$lib/i18n/fleet.ts';
import { wordsText } from '$lib/i18n/words.ts';

interface Choice {
	readonly value: string;
	readonly label: string;
}

const each = <One>(all: Iterable<One>): readonly One[] => [...new Set(all)];

/** What of the workshop a screen can show: all, a team's cars, or a trade's. A range of bays is typed. */
export function scopeChoices(setup: Setup | null, locale: Locale): readonly Choice[] {
	const t = fleetText(locale);
	const words = wordsText(locale);
	const teams = each((setup?.technicians ?? []).map(({ team }) => team)).filter(
		(team) => team !== ''
	);
	const trades = each((setup?.skills ?? []).map(({ trade }) => trade));
	const bays = (setup?.bays ?? []).map(({ code }) => code);
	// As they are painted on the floor: the letter before the number is the part of the hall.
	const areas = each(bays.map((code) => code.slice(0, 1)));
	return [
		{ value: '', label: t.everything },
		...teams.map((team) => ({ value: `team:${team}`, label: t.ofTeam({ team }) })),
		...trades.map((trade) => ({
			value: `trade:${trade}`,
			label: t.ofTrade({ trade: words[`trade.${trade}`] })
		})),
		...areas.flatMap((area): readonly Choice[] => {
			const own = bays.filter((code) => code.startsWith(area));
			const [from, to] = [own.at(0), own.at(-1)];
			if (from === undefined || to === undefined || from === to || areas.length < 2) return [];
			return [{ value: `bays:${from}-${to}`, label: t.ofBays({ from, to }) }];
		})
	];
}
