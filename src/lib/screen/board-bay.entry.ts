import Board from '$lib/board/BayBoard.svelte';
import Screen from '$lib/board/BoardScreen.svelte';
import { startScreen } from './start-screen.ts';

void startScreen(Screen, { boardOf: () => Board });
