import type { ReadyCall } from './call.ts';

/**
 * What is said when a car is ready, as the recordings it is put together from. Only what the screen
 * shows is said: the end of the plate or the ticket, and the counter; no name, no fault, no price
 * (display rule A4).
 */

/** A recording, e.g. `zh/digit-7`: language and name, without the ending of the file. */
export type Clip = `${'zh' | 'en'}/${string}`;

/** The sound that comes before every call. */
export const CHIME = 'chime';

const TENS = 10;
/** English has a word of its own for each number below this. */
const FIRST_COMPOSED = 20;

/** Marks at the end of special plates, by the name of their recording. */
const MARKS: Readonly<Record<string, string>> = {
	港: 'hong-kong',
	澳: 'macau',
	学: 'training',
	警: 'police',
	挂: 'trailer',
	试: 'test',
	超: 'oversize',
	领: 'consulate',
	使: 'embassy'
};

/** What can be read out of the plate: the ticket where there is one, else what stands behind the mask. */
function heard({ plate }: ReadyCall['car']): { readonly kind: 'plate' | 'ticket'; text: string } {
	const ticket = [plate.head, plate.tail].find((part) => part.startsWith('#'));
	if (ticket !== undefined) return { kind: 'ticket', text: ticket.slice(1) };
	return { kind: 'plate', text: plate.tail.slice(plate.tail.lastIndexOf('*') + 1) };
}

/** One recording for each character that has one. */
const spelt = (language: 'zh' | 'en', text: string): readonly Clip[] =>
	Array.from(text).flatMap((letter): readonly Clip[] => {
		if (/\d/.test(letter)) return [`${language}/digit-${letter}`];
		if (/[A-Z]/.test(letter)) return [`${language}/letter-${letter.toLowerCase()}`];
		const mark = MARKS[letter];
		return mark === undefined || language === 'en' ? [] : [`zh/mark-${mark}`];
	});

/** 1 to 99 the way each language counts. */
function counted(language: 'zh' | 'en', number: number): readonly Clip[] {
	const tens = Math.floor(number / TENS);
	const ones = number % TENS;
	const part = (value: number): Clip => `${language}/number-${String(value)}`;
	if (language === 'en')
		return number <= FIRST_COMPOSED || ones === 0
			? [part(number)]
			: [part(tens * TENS), part(ones)];
	return [
		...(tens > 1 ? [part(tens)] : []),
		...(tens > 0 ? [part(TENS)] : []),
		...(ones > 0 ? [part(ones)] : [])
	];
}

/** Where to come to. */
function place(language: 'zh' | 'en', counter: number | null): readonly Clip[] {
	if (counter === null) return [`${language}/to-desk`];
	const number = counted(language, counter);
	return language === 'zh' ? ['zh/to', ...number, 'zh/counter'] : ['en/to-counter', ...number];
}

/** The sentence in one language. */
export function spokenCall(language: 'zh' | 'en', { car }: ReadyCall): readonly Clip[] {
	const { kind, text } = heard(car);
	return [
		`${language}/${kind}`,
		...spelt(language, text),
		...(language === 'zh' ? (['zh/owner'] as const) : []),
		...place(language, car.counter),
		`${language}/ready`
	];
}

const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');
const DIGITS = Array.from('0123456789');

/** Every recording a call may need; what is not in here is never asked for. */
export const CLIPS: readonly Clip[] = [
	...(['zh', 'en'] as const).flatMap((language): readonly Clip[] => [
		`${language}/plate`,
		`${language}/ticket`,
		`${language}/ready`,
		`${language}/to-desk`,
		...LETTERS.map((letter): Clip => `${language}/letter-${letter}`),
		...DIGITS.map((digit): Clip => `${language}/digit-${digit}`)
	]),
	...(['zh/owner', 'zh/to', 'zh/counter', 'en/to-counter'] as const),
	...Object.values(MARKS).map((mark): Clip => `zh/mark-${mark}`),
	...Array.from({ length: TENS }, (_, index): Clip => `zh/number-${String(index + 1)}`),
	...Array.from({ length: FIRST_COMPOSED }, (_, index): Clip => `en/number-${String(index + 1)}`),
	...[30, 40, 50, 60, 70, 80, 90].map((tens): Clip => `en/number-${String(tens)}`)
];
