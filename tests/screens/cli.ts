import { loads, MOST_BROTLI } from './budget.ts';

/** `npm run budget`: what the programs of the screens on walls cost (row P9). Fails where one costs too much. */
const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

for (const { page, files, raw, gzip, brotli, most } of loads()) {
	const verdict = brotli <= MOST_BROTLI ? 'within' : 'over';
	console.log(
		`P9  ${page}: ${kB(brotli)} brotli (${verdict} ${kB(MOST_BROTLI)}), ${kB(gzip)} gzip, ${kB(raw)} as written, ${String(files.length)} files`
	);
	if (brotli > most) process.exitCode = 1;
}
