import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CHIME, CLIPS, type Clip } from '#core/lounge/spoken-call.ts';

/**
 * `npm run voice`: makes the recordings of the lounge's calls anew, with the programs espeak-ng, sox
 * and lame of a Debian or Ubuntu machine. The product needs none of them: the recordings are in
 * `static/voice`. A workshop that would rather hear a person replaces the files under the same names.
 */

const INTO = join(import.meta.dirname, '../../static/voice');
const VOICE = { zh: ['-v', 'cmn', '-s', '165'], en: ['-v', 'en-gb', '-s', '150'] } as const;

const TEXTS: Readonly<Record<string, string>> = {
	'zh/plate': '请，车牌尾号',
	'zh/ticket': '请，取车号',
	'zh/owner': '的车主',
	'zh/to': '到',
	'zh/counter': '号交车台',
	'zh/to-desk': '到服务前台',
	'zh/ready': '您的爱车，已经备好',
	'en/plate': 'The owner of the car with the plate ending in',
	'en/ticket': 'The customer with ticket',
	'en/to-counter': 'please come to counter',
	'en/to-desk': 'please come to the service desk',
	'en/ready': 'Your car is ready',
	'zh/mark-hong-kong': '港',
	'zh/mark-macau': '澳',
	'zh/mark-training': '学',
	'zh/mark-police': '警',
	'zh/mark-trailer': '挂',
	'zh/mark-test': '试',
	'zh/mark-oversize': '超',
	'zh/mark-consulate': '领',
	'zh/mark-embassy': '使'
};
// On the telephone and over loudspeakers 1 is said 幺, so that nobody hears 7.
const ZH_DIGITS = Array.from('零幺二三四五六七八九');
const ZH_NUMBERS = Array.from('零一二三四五六七八九十');

/** What is said in a recording. */
function textOf(clip: Clip): string {
	const known = TEXTS[clip];
	if (known !== undefined) return known;
	const [language = '', name = ''] = clip.split('/');
	const [kind, what = ''] = name.split('-');
	if (kind === 'letter') return what.toUpperCase();
	if (language === 'en') return what;
	const word = (kind === 'digit' ? ZH_DIGITS : ZH_NUMBERS)[Number(what)];
	if (word === undefined) throw new Error(`nobody wrote down what ${clip} says`);
	return word;
}

const folder = mkdtempSync(join(tmpdir(), 'voice-'));
const raw = join(folder, 'raw.wav');
const even = join(folder, 'even.wav');

/** Silence cut off both ends, the same loudness everywhere, small: speech needs no more. */
function keep(name: string, trim: boolean): void {
	const file = join(INTO, `${name}.mp3`);
	mkdirSync(dirname(file), { recursive: true });
	const silence = [
		'silence',
		'1',
		'0.01',
		'0.3%',
		'reverse',
		'silence',
		'1',
		'0.01',
		'0.3%',
		'reverse'
	];
	execFileSync('sox', [raw, even, ...(trim ? silence : []), 'norm', '-3', 'pad', '0.02', '0.06']);
	execFileSync('lame', ['--quiet', '-m', 'm', '-b', '32', '--resample', '22.05', '-t', even, file]);
}

try {
	for (const clip of CLIPS) {
		const language = clip.startsWith('zh') ? 'zh' : 'en';
		execFileSync('espeak-ng', [...VOICE[language], '-w', raw, textOf(clip)]);
		keep(clip, true);
	}
	// Two soft tones a fourth apart, each dying away.
	const tone = ['synth', '0.9', 'sine', '660', 'fade', 'l', '0.01', '0.9', '0.8'];
	const second = ['synth', '1.2', 'sine', '880', 'fade', 'l', '0.01', '1.2', '1.1', 'pad', '0.35'];
	const [low, high] = [join(folder, 'low.wav'), join(folder, 'high.wav')];
	execFileSync('sox', ['-n', '-r', '22050', low, ...tone]);
	execFileSync('sox', ['-n', '-r', '22050', high, ...second]);
	execFileSync('sox', ['-m', low, high, raw]);
	keep(CHIME, false);
	const missing = CLIPS.filter((clip) => !existsSync(join(INTO, `${clip}.mp3`)));
	const bytes = CLIPS.reduce((sum, clip) => sum + statSync(join(INTO, `${clip}.mp3`)).size, 0);
	process.stdout.write(`${String(CLIPS.length)} recordings, ${String(bytes)} bytes\n`);
	if (missing.length > 0) throw new Error(`not made: ${missing.join(', ')}`);
} finally {
	rmSync(folder, { recursive: true });
}
