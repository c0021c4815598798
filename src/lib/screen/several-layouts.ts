import type { Layout } from '#core/board/display.ts';
import Screen from '$lib/board/BoardScreen.svelte';
import type { LayoutBoard } from '$lib/board/layout-board.ts';
import { startScreen } from './start-screen.ts';

/** Parts of the program that come when they are first shown. */
const PARTS: Readonly<Record<Layout, () => Promise<{ readonly default: LayoutBoard }>>> = {
	bay: () => import('$lib/board/BayBoard.svelte'),
	technician: () => import('$lib/board/TechnicianBoard.svelte'),
	stage: () => import('$lib/board/FlowBoard.svelte'),
	line: () => import('$lib/board/FlowBoard.svelte')
};

// A layout that was loaded keeps its promise: another one would draw it anew.
const loaded: Partial<Record<Layout, Promise<LayoutBoard>>> = {};
const boardOf = (layout: Layout): Promise<LayoutBoard> =>
	(loaded[layout] ??= PARTS[layout]().then((part) => part.default));

void startScreen(Screen, { boardOf });
