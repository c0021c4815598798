import Screen from '$lib/board/BoardScreen.svelte';
import { startScreen } from './start-screen.ts';

void startScreen(Screen);
