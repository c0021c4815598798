import type { Desk } from './desk.svelte.ts';

/** The keys that work anywhere on the desk's page; those of bars and cards are theirs. */
interface Page {
	readonly desk: Desk;
	/** Puts the cursor into the search box. */
	readonly find: () => void;
	readonly toNow: () => void;
}

const keysOf = ({ desk, find, toNow }: Page): Readonly<Record<string, () => void>> => ({
	'/': find,
	b: () => {
		desk.turnRows();
	},
	v: () => {
		desk.kept.turnView();
	},
	l: () => {
		desk.kept.turnLoad();
	},
	d: () => {
		desk.turnDays();
	},
	f: () => (desk.follows = !desk.follows),
	n: () => {
		if (desk.may('OpenJob')) desk.dialog = { kind: 'open-job' };
	},
	w: () => {
		if (desk.mayPlan && !desk.whatIf.isOn) desk.whatIf.open();
	},
	y: () => {
		desk.askWhy();
	},
	h: () => {
		desk.askHelp();
	},
	t: toNow,
	'?': () => (desk.dialog = { kind: 'keys' }),
	'+': () => {
		desk.zoomBy(1);
	},
	'=': () => {
		desk.zoomBy(1);
	},
	'-': () => {
		desk.zoomBy(-1);
	}
});

/** Ctrl+Z takes back; Ctrl+Shift+Z and Ctrl+Y do it again. */
function undoKey({ key, shiftKey }: KeyboardEvent): 'undo' | 'redo' | null {
	const letter = key.toLowerCase();
	if (letter === 'z') return shiftKey ? 'redo' : 'undo';
	return letter === 'y' ? 'redo' : null;
}

/** What to do with a key pressed anywhere: nothing while somebody types or a dialog is open. */
export function pageKeys(page: Page): (event: KeyboardEvent) => void {
	const keys = keysOf(page);
	return (event) => {
		const isTyping =
			event.target instanceof HTMLElement && event.target.closest('input, select, dialog') !== null;
		if (isTyping || event.altKey || event.defaultPrevented) return;
		if (event.ctrlKey || event.metaKey) {
			const undoing = undoKey(event);
			if (undoing === null) return;
			event.preventDefault();
			page.desk[undoing]();
			return;
		}
		const act = keys[event.key.toLowerCase()];
		if (act === undefined) return;
		event.preventDefault();
		act();
	};
}
