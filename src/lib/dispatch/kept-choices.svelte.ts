import { TRAY_PARTS, type TrayPart } from '#core/board/tray.ts';
import { NO_FILTER, type WorkFilter } from '#core/board/work-filter.ts';
import { advisorCode } from '#core/ids.ts';
import { TRADES } from '#core/workshop/setup.ts';

/** How the desk shows the day: bars over time, or the same as rows of a table. */
export type DeskView = 'timeline' | 'table';

/** What a person chose to see, as it is kept. */
interface Choices {
	readonly filter: WorkFilter;
	readonly folded: readonly TrayPart[];
	readonly view: DeskView;
	readonly isLoadOpen: boolean;
	/** What others change is not read out. */
	readonly isQuiet: boolean;
}

const FIRST: Choices = {
	filter: NO_FILTER,
	folded: [],
	view: 'timeline',
	isLoadOpen: false,
	isQuiet: false
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null;

function filterFrom(kept: unknown): WorkFilter {
	if (!isObject(kept)) return NO_FILTER;
	const { team, advisor } = kept;
	return {
		trade: TRADES.find((trade) => trade === kept['trade']) ?? null,
		team: typeof team === 'string' ? team : null,
		advisor: typeof advisor === 'string' ? advisorCode(advisor) : null
	};
}

/** The choices in a kept text; what an older page wrote otherwise, or not at all, is as at first. */
export function choicesFrom(text: string | null): Choices {
	let kept: unknown;
	try {
		kept = JSON.parse(text ?? 'null');
	} catch {
		// Somebody else's text under our key: there is nothing to keep of it.
		return FIRST;
	}
	if (!isObject(kept)) return FIRST;
	const folded: readonly unknown[] = Array.isArray(kept['folded']) ? kept['folded'] : [];
	return {
		filter: filterFrom(kept['filter']),
		folded: TRAY_PARTS.filter((part) => folded.includes(part)),
		view: kept['view'] === 'table' ? 'table' : 'timeline',
		isLoadOpen: kept['isLoadOpen'] === true,
		isQuiet: kept['isQuiet'] === true
	};
}

/** What a person chose to see, on this device, under their name; each choice outlives the page. */
export class KeptChoices {
	private choices = $state.raw<Choices>(FIRST);
	private readonly key: string;

	constructor(person: string) {
		this.key = `workshop-board:desk:${person}`;
	}

	/** To be called once the page is mounted: the server cannot know what this device keeps. */
	load(): void {
		try {
			this.choices = choicesFrom(localStorage.getItem(this.key));
		} catch {
			// A browser that keeps nothing: the choices last as long as the page.
		}
	}

	private change(choices: Partial<Choices>): void {
		this.choices = { ...this.choices, ...choices };
		try {
			localStorage.setItem(this.key, JSON.stringify(this.choices));
		} catch {
			// As above, or full: the choice holds on this page all the same.
		}
	}

	get filter(): WorkFilter {
		return this.choices.filter;
	}

	set filter(filter: WorkFilter) {
		this.change({ filter });
	}

	get view(): DeskView {
		return this.choices.view;
	}

	get isLoadOpen(): boolean {
		return this.choices.isLoadOpen;
	}

	get isQuiet(): boolean {
		return this.choices.isQuiet;
	}

	isFolded(part: TrayPart): boolean {
		return this.choices.folded.includes(part);
	}

	/** Folds a part of the tray, or unfolds it. */
	fold(part: TrayPart): void {
		const { folded } = this.choices;
		this.change({
			folded: this.isFolded(part) ? folded.filter((one) => one !== part) : [...folded, part]
		});
	}

	turnView(): void {
		this.change({ view: this.view === 'table' ? 'timeline' : 'table' });
	}

	turnLoad(): void {
		this.change({ isLoadOpen: !this.isLoadOpen });
	}

	turnQuiet(): void {
		this.change({ isQuiet: !this.isQuiet });
	}
}
