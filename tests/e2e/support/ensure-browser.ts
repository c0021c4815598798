import { spawnSync } from 'node:child_process';
import { findBrowser } from './browser.ts';

/** Finds a browser for the stories, or installs one, and says what it did. */
const attempts: readonly (readonly [string, readonly string[]])[] = [
	['npx', ['playwright', 'install', 'chromium']],
	['apt-get', ['update']],
	['apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']]
];
const INSTALL_WITHIN_MS = 300_000;

const isRoot = process.getuid?.() === 0;
let found = findBrowser();
for (const [command, args] of attempts) {
	if (found !== null) break;
	if (command === 'apt-get' && !isRoot) continue;
	console.log(`No Chromium found; trying: ${command} ${args.join(' ')}`);
	spawnSync(command, args, {
		stdio: ['ignore', 'ignore', 'inherit'],
		timeout: INSTALL_WITHIN_MS,
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
	});
	found = findBrowser();
}
if (found === null) {
	console.error(
		'No Chromium or Chrome: install one with your system’s package manager, or name it in CHROME_PATH.'
	);
	process.exitCode = 1;
} else console.log(`Browser stories run in ${found}`);
