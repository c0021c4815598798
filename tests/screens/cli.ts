import { loads, MOST_BROTLI } from './budget.ts';
import { figures } from './figures.ts';

/**
 * `npm run budget`: what the programs of the screens on walls cost, and what their pages take of a browser on
 * a full day of 60 bays (row P9). Fails where it is too much.
 */
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
const MB = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const MOST_HEAP = 150_000_000;
const MOST_NODES = 3_000;
/** "Idle": a twentieth of one core of the machine it is measured on, ticking clock and page turns included. */
const MOST_AT_REST = 0.05;

console.log(
	`P9  counted: every script of a page from boot.js on, each file compressed by itself as the server hands it out; not the style sheet and the typefaces`
);
for (const { page, files, raw, gzip, brotli, later } of loads()) {
	const isWithin = brotli <= MOST_BROTLI;
	const more =
		later === 0
			? ''
			: `; parts that come once its rows are up, where a playlist or a test card asks for them: ${kB(later)}`;
	console.log(
		`P9  ${page}: ${kB(brotli)} brotli (of ${kB(MOST_BROTLI)}) before it shows anything, ${kB(gzip)} gzip, ${kB(raw)} as written, ${String(files.length)} files${more}: ${isWithin ? 'within' : 'OVER'}`
	);
	if (!isWithin) process.exitCode = 1;
}
for await (const { page, heap, nodes, listeners, atRest, withChanges } of figures()) {
	const isWithin = heap <= MOST_HEAP && nodes <= MOST_NODES && atRest <= MOST_AT_REST;
	console.log(
		`P9  ${page}, 60 bays: heap ${MB(heap)} (of ${MB(MOST_HEAP)}), ${String(nodes)} elements (of ${String(MOST_NODES)}), ${String(listeners)} listeners, ${percent(atRest)} of a core at rest (of ${percent(MOST_AT_REST)}), ${percent(withChanges)} with a change a second: ${isWithin ? 'within' : 'OVER'}`
	);
	if (!isWithin) process.exitCode = 1;
}
