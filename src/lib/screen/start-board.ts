import Screen from '$lib/board/BoardScreen.svelte';
import type { LayoutParts } from './layout-parts.ts';
import { startScreen } from './start-screen.ts';

/** Starts the program of a workshop's wall with the layouts it has. */
export const startBoard = (layouts: LayoutParts): void => void startScreen(Screen, { layouts });
