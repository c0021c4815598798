import Screen from '$lib/lounge/LoungeScreen.svelte';
import { startScreen } from './start-screen.ts';

void startScreen(Screen, {});
