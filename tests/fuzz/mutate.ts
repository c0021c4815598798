import type { Random } from '../support/random.ts';

/** Pieces that have broken parsers before. */
const TOKENS: readonly string[] = [
	'"',
	'\\',
	'{',
	'}',
	'[',
	']',
	',',
	':',
	'null',
	'true',
	'-0',
	'1e999',
	'-1',
	'9007199254740993',
	'99999999999999999999',
	'0x10',
	'NaN',
	'__proto__',
	'constructor',
	'prototype',
	'toString',
	'hasOwnProperty',
	'\u0000',
	'\ud800',
	'\u202e',
	'\ufeff',
	'\r\n',
	'%00',
	'%',
	'../',
	'${7*7}',
	"' OR 1=1 --",
	'<script>',
	'=cmd()',
	'💣',
	'{"_placeholder":true,"num":0}',
	'{"_placeholder":true,"num":-1}',
	'{"__proto__":{"polluted":1}}',
	'['.repeat(2_000),
	'{"a":'.repeat(500),
	'7'.repeat(400)
];

type Change = (text: string, random: Random) => string;

const place = (text: string, random: Random): number => random.below(text.length + 1);

const CHANGES: readonly Change[] = [
	(text, random) => {
		const at = place(text, random);
		const other = String.fromCharCode(random.below(random.chance(0.8) ? 128 : 65_536));
		return text.slice(0, at) + other + text.slice(at + 1);
	},
	(text, random) => {
		const at = place(text, random);
		return text.slice(0, at) + text.slice(at + random.below(12));
	},
	(text, random) => {
		const at = place(text, random);
		return text.slice(0, at) + random.pick(TOKENS)! + text.slice(at);
	},
	(text, random) => text.slice(0, place(text, random)),
	(text, random) => {
		const at = place(text, random);
		const piece = text.slice(at, at + 1 + random.below(40));
		return text.slice(0, at) + piece.repeat(1 + random.below(6)) + text.slice(at);
	},
	(text, random) => text.replace(/\d+/, () => random.pick(TOKENS)!),
	(text, random) => text.replace(/"[^"]*"(?=[,}\]])/, () => random.pick(TOKENS)!),
	(text, random) => text.replace(/"[^"]*":/, () => `${JSON.stringify(random.pick(TOKENS)!)}:`)
];

/** The text with one to four things wrong; now and then as it was. */
export function mutated(text: string, random: Random): string {
	let wrong = text;
	for (let n = random.below(5); n > 0; n--) wrong = random.pick(CHANGES)!(wrong, random);
	return wrong.slice(0, 100_000);
}
