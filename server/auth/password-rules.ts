import {
	LONGEST_NAME,
	LONGEST_PASSWORD,
	PIN_LENGTH,
	SHORTEST_PASSWORD,
	type PeopleRefusal
} from '#protocol/people.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** What a name, a password and a PIN must be like. Length counts; the form is nobody's business. */

/** What people type to sign in is the same in capitals; null when it is none. */
export function userNameIn(text: string): string | null {
	const name = text.trim().normalize('NFKC').toLowerCase();
	return /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,29}$/u.test(name) ? name : null;
}

export function personNameIn(text: string): string | null {
	const name = text.trim().replaceAll(/\s+/g, ' ');
	return name.length > 0 && name.length <= LONGEST_NAME ? name : null;
}

/** Why such a password will not do for somebody with these names; null when it will. */
export function passwordProblem(
	password: string,
	names: readonly string[]
): Extract<PeopleRefusal, { code: `people/${string}-password` }> | null {
	const text = password.normalize('NFKC');
	if (Array.from(text).length < SHORTEST_PASSWORD) return { code: 'people/short-password' };
	if (text.length > LONGEST_PASSWORD) return { code: 'people/long-password' };
	return isGuessable(text, names) ? { code: 'people/common-password' } : null;
}

/**
 * What the long ones among the leaked passwords are made of: such words put together, with rows of keys
 * and years. It finds those that no list holds yet.
 */
const COMMON_WORDS = [
	...[
		'password',
		'passwort',
		'passwd',
		'passphrase',
		'pass',
		'word',
		'letmein',
		'welcome',
		'login'
	],
	...[
		'administrator',
		'administration',
		'admin',
		'manager',
		'master',
		'root',
		'user',
		'guest',
		'test'
	],
	...['changeme', 'default', 'secret', 'hello', 'iloveyou', 'love', 'you', 'forever', 'sunshine'],
	...['princess', 'monkey', 'dragon', 'football', 'baseball', 'basketball', 'superman', 'batman'],
	...['starwars', 'pokemon', 'computer', 'internet', 'samsung', 'facebook', 'google', 'linkedin'],
	...['michael', 'jennifer', 'jessica', 'jordan', 'charlie', 'liverpool', 'chelsea', 'trustno'],
	...[
		'woaini',
		'woaiwojia',
		'wode',
		'mima',
		'nihao',
		'zhongguo',
		'beijing',
		'shanghai',
		'shenzhen'
	],
	...[
		'workshop',
		'board',
		'konggongban',
		'kanban',
		'service',
		'garage',
		'toyota',
		'honda',
		'nissan'
	],
	...[
		'volkswagen',
		'mercedes',
		'porsche',
		'ferrari',
		'summer',
		'winter',
		'spring',
		'autumn',
		'qwerty'
	],
	...[
		'azerty',
		'qazwsx',
		'zaqxsw',
		'qwe',
		'asd',
		'zxc',
		'aaa',
		'abc',
		'xyz',
		'lol',
		'1314',
		'520',
		'my',
		'is',
		'the'
	]
].sort((a, b) => b.length - a.length);

const ROWS = [
	'01234567890123456789',
	'abcdefghijklmnopqrstuvwxyz',
	'qwertyuiopasdfghjklzxcvbnm',
	'!@#$%^&*()_+',
	'1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
	'1q2w3e4r5t6y7u8i9o0p'
].flatMap((row) => [row, Array.from(row).reverse().join('')]);

/** Signs that stand for letters wherever somebody tries to be clever. */
const DISGUISES: Readonly<Record<string, string>> = {
	...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' }
};
/** So much must be left of a password when all that is common is taken out of it. */
const UNCOMMON_LEFT = 5;

function isGuessable(password: string, names: readonly string[]): boolean {
	const text = password.toLowerCase();
	if (COMMON_PASSWORDS.has(text)) return true;
	const plain = text.replaceAll(/[013457@$!]/g, (sign) => DISGUISES[sign] ?? sign);
	const own = names.map((name) => name.normalize('NFKC').toLowerCase()).filter((n) => n.length > 1);
	return [text, plain].some((form) => uncommonIn(form, own) < UNCOMMON_LEFT);
}

/** How many different characters are left without common words, own names, rows, years and repeats. */
function uncommonIn(text: string, own: readonly string[]): number {
	let left = text;
	for (const word of [...own, ...COMMON_WORDS]) left = left.replaceAll(word, ' ');
	left = left.replaceAll(/(?:19|20)\d\d/g, ' ');
	for (let at = 0; at < left.length; at += 1) {
		const length = runAt(left, at);
		if (length > 0) left = left.slice(0, at) + ' '.repeat(length) + left.slice(at + length);
	}
	return new Set(left.replaceAll(/[\s._-]/g, '')).size;
}

/** Three neighbours in a row of keys, or three times the same, are one choice and not three. */
function runAt(text: string, at: number): number {
	const longest = (matches: (part: string) => boolean): number => {
		let length = 3;
		if (!matches(text.slice(at, at + length)) || text.length < at + length) return 0;
		while (at + length < text.length && matches(text.slice(at, at + length + 1))) length += 1;
		return length;
	};
	return Math.max(
		longest((part) => !part.includes(' ') && new Set(part).size === 1),
		...ROWS.map((row) => longest((part) => row.includes(part)))
	);
}

/** Six digits, and not six that anybody would try first: one digit, a row, a repeated pair or triple, a date. */
export function isWeakPin(pin: string): boolean {
	if (!new RegExp(`^\\d{${String(PIN_LENGTH)}}$`).test(pin)) return true;
	if (new Set(pin).size < 3) return true;
	const steps = Array.from(pin)
		.slice(1)
		.map((digit, index) => Number(digit) - Number(pin[index]));
	if (new Set(steps.map((step) => (step + 10) % 10)).size === 1) return true;
	if (/^(\d{2})\1\1$|^(\d{3})\2$|^(\d)\3(\d)\4(\d)\5$/.test(pin)) return true;
	return COMMON_PINS.has(pin);
}

/** The head of the published lists that no rule above finds. */
const COMMON_PINS: ReadonlySet<string> = new Set([
	...['112233', '123321', '654321', '159753', '147258', '147852', '258456', '789456', '456789'],
	...['102030', '010203', '131420', '520131', '521521', '520520', '168168', '888666', '123654'],
	...['321654', '142536', '112358', '314159', '271828', '000123', '123000', '100200', '123456']
]);
