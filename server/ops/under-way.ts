import { AsyncLocalStorage } from 'node:async_hooks';

/** Who is at the other end of the request or message under way. */
export interface Asker {
	/** The secret they came with; null for nobody. It is never written down. */
	readonly secret: string | null;
	/** As the door knows it; may be empty. */
	readonly address: string;
	/** Kind of browser and system, e.g. `Chrome, Windows`. */
	readonly agent: string;
}

/**
 * What goes with the work under way through every wait, so that no function has to hand it on: under
 * which id it is logged, and who asked for it. One storage for both, as each costs every wait something.
 */
interface UnderWay {
	readonly correlation: string | null;
	readonly asker: Asker | null;
}

const NOTHING: UnderWay = { correlation: null, asker: null };
const current = new AsyncLocalStorage<UnderWay>();

/** Of the work under way; nothing outside of any, e.g. in a timer. */
export const underWay = (): UnderWay => current.getStore() ?? NOTHING;

/** Does the work with this, and with what it had besides. */
export const withUnderWay = <T>(part: Partial<UnderWay>, work: () => T): T =>
	current.run({ ...underWay(), ...part }, work);
