import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import { vocabulary } from './vocabulary.ts';

/**
 * `npm run fonts`: cuts the small typeface of the screens on walls (display rule V3) and leaves it in
 * `static/fonts`. To be run when a wall learns a new word; a spec says so. The whole typeface comes from
 * the registry and goes again: it is 57 MB, and nobody else needs it.
 *
 * The weights are files of their own, not one variable file: Chromium 68 spaces the letters of a variable
 * one as if they were 16 px large.
 */
const SOURCE = '@expo-google-fonts/noto-sans-sc@0.4.3';
const WEIGHTS = [
	[500, '500Medium/NotoSansSC_500Medium.ttf'],
	[700, '700Bold/NotoSansSC_700Bold.ttf']
] as const;
const OUT = fileURLToPath(new URL('../../static/fonts/', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
try {
	const packed = execFileSync('npm', ['pack', SOURCE, '--silent'], {
		cwd: folder,
		encoding: 'utf8'
	});
	execFileSync('tar', ['xzf', packed.trim()], { cwd: folder });
	const words = vocabulary();
	for (const [weight, file] of WEIGHTS) {
		const whole = readFileSync(join(folder, 'package', file));
		const cut = await subsetFont(whole, words, { targetFormat: 'woff2' });
		writeFileSync(join(OUT, `screen-sans-${String(weight)}.woff2`), cut);
		console.log(
			`${String(weight)}: ${String(Array.from(words).length)} characters, ${String(cut.length)} bytes`
		);
	}
	writeFileSync(join(OUT, 'characters.txt'), words);
	writeFileSync(join(OUT, 'OFL.txt'), readFileSync(join(folder, 'package', 'LICENSE_FONT')));
} finally {
	rmSync(folder, { recursive: true });
}
