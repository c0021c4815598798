import type { Locale } from '$lib/i18n/catalogue.ts';
import { openBoard, setBoard } from '$lib/live/live-board.svelte.ts';
import { Toasts, setToasts } from '$lib/ui/toasts.svelte.ts';
import { setWorkDesk, WorkDesk, type Person } from './work-desk.svelte.ts';

interface Opening {
	readonly workshop: string | null;
	readonly person: Person;
	readonly locale: () => Locale;
}

/** Opens the board of a page with its desk and voice; call it while the page is being made. */
export function openWorkDesk({ workshop, person, locale }: Opening): WorkDesk {
	const toasts = setToasts(new Toasts());
	const board = setBoard(
		openBoard({ workshop: workshop ?? '', audience: 'staff', person: person.id })
	);
	return setWorkDesk(new WorkDesk({ board, toasts, locale, person: () => person }));
}
