import {
	CODE_LENGTH,
	CODE_LETTERS,
	codeOf,
	isCodeAlive,
	isCodeOld,
	MOST_WAITING
} from '#core/display/pairing.ts';
import { createHash } from 'node:crypto';
import type { Clock } from '../ops/clock.ts';
import type { Ids } from '../ops/ids.ts';

/**
 * New screens that show a code and wait for somebody to let them in. They are kept in memory only: after a
 * restart a screen shows another code. Times are real time.
 */
interface WaitingScreens {
	/** The code this device is to show now; null while too many wait. */
	show(device: Device): Waiting | null;
	/** The screen that shows a code; null when none does. */
	look(code: string): Waiting | null;
	/** The same, and its code is used up: of many who come at once exactly one gets it. */
	take(code: string): Waiting | null;
	/** Whether the device with this secret waits. */
	knows(hash: string): boolean;
}

export interface Device {
	/** Hash of the secret it was made to hold. */
	readonly hash: string;
	readonly address: string;
	/** As the browser names itself. */
	readonly agent: string;
}

export interface Waiting extends Device {
	readonly code: string;
	readonly shownAt: number;
}

/** No workshop hangs up more at once; what one address asks for beyond it costs only itself. */
const MOST_AT_ONE_ADDRESS = 20;
/** The largest multiple of the letters a byte can hold: beyond it some letters would come more often. */
const FAIR_BYTES = 256 - (256 % CODE_LETTERS.length);

export function openWaitingScreens(parts: {
	readonly clock: Pick<Clock, 'now'>;
	readonly ids: Ids;
}): WaitingScreens {
	const { clock, ids } = parts;
	/** By code, the oldest first. */
	const waiting = new Map<string, Waiting>();
	const forgetDead = (): void => {
		for (const { code, shownAt } of waiting.values())
			if (!isCodeAlive(shownAt, clock.now())) waiting.delete(code);
	};
	const look = (code: string): Waiting | null => {
		const found = waiting.get(code);
		return found !== undefined && isCodeAlive(found.shownAt, clock.now()) ? found : null;
	};
	return {
		show: (device) => {
			forgetDead();
			const own = [...waiting.values()].filter(({ hash }) => hash === device.hash);
			const last = own.at(-1);
			if (last !== undefined && !isCodeOld(last.shownAt, clock.now())) return last;
			// The one before stays good to its end: somebody may be typing it.
			for (const { code } of own.slice(0, -1)) waiting.delete(code);
			const near = [...waiting.values()].filter(({ address }) => address === device.address);
			const [oldest] = near;
			if (near.length >= MOST_AT_ONE_ADDRESS && oldest !== undefined) waiting.delete(oldest.code);
			if (waiting.size >= MOST_WAITING) return null;
			const shown = { ...device, code: unusedCode(ids, waiting), shownAt: clock.now() };
			waiting.set(shown.code, shown);
			return shown;
		},
		look,
		take: (code) => {
			const found = look(code);
			// Another code of the same screen would let in the same secret again.
			if (found !== null)
				for (const other of waiting.values())
					if (other.hash === found.hash) waiting.delete(other.code);
			return found;
		},
		knows: (hash) => {
			forgetDead();
			return [...waiting.values()].some((one) => one.hash === hash);
		}
	};
}

function unusedCode(ids: Ids, used: ReadonlyMap<string, unknown>): string {
	const code = codeOf(evenNumbers(ids));
	return used.has(code) ? unusedCode(ids, used) : code;
}

/** As many numbers as a code has letters, each as likely as the next. */
function evenNumbers(ids: Ids): readonly number[] {
	const drawn: number[] = [];
	while (drawn.length < CODE_LENGTH) {
		const bytes = createHash('sha256').update(ids.secret()).digest();
		for (const byte of bytes) if (byte < FAIR_BYTES) drawn.push(byte % CODE_LETTERS.length);
	}
	return drawn.slice(0, CODE_LENGTH);
}
