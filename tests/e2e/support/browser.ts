import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Where a Chromium may be; the first that exists is used. CHROME_PATH goes before all of them. */
const PLACES = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/opt/google/chrome/chrome',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:/Program Files/Google/Chrome/Application/chrome.exe'
];

/** The browser to test with, or null when none is installed. */
export function findBrowser(): string | null {
	const told = process.env['CHROME_PATH'];
	const places = [...(told === undefined ? [] : [told]), chromium.executablePath(), ...PLACES];
	return places.find((path) => existsSync(path)) ?? null;
}

/** No sandbox as root (it refuses to start with one there), and nothing that talks to the outside. */
export const CHROMIUM_ARGS: string[] = [
	...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];
