import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Slow hashes for what people remember: Argon2id in the text form all its libraries read. The work is
 * done on Node's thread pool, so that the event loop serves every screen meanwhile.
 */

/** OWASP's first choice: 19 MiB, two passes, one lane. */
const COST = { memory: 19 * 1024, passes: 2, parallelism: 1 } as const;
const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Argon2 1.3, the only version there will be. */
const VERSION = 19;

/** The store and the disk use the same pool of four threads; two stay free for them. */
const MOST_AT_ONCE = 2;

type How = Omit<Parameters<typeof argon2>[1], 'message'>;

/** Hashes on the thread pool, a few at a time, in the order they were asked for. */
export class PasswordHasher {
	#running = 0;
	readonly #waiting: (() => void)[] = [];

	/** How many are waiting for a thread. */
	get waiting(): number {
		return this.#waiting.length;
	}

	async hash(secret: string): Promise<string> {
		const salt = randomBytes(SALT_BYTES);
		const tag = await this.#tag(secret, { nonce: salt, tagLength: TAG_BYTES, ...COST });
		const { memory, passes, parallelism } = COST;
		const cost = `m=${String(memory)},t=${String(passes)},p=${String(parallelism)}`;
		return `$argon2id$v=${String(VERSION)}$${cost}$${bare(salt)}$${bare(tag)}`;
	}

	/** Takes as long for a hash that cannot be read as for a wrong secret. */
	async verify(hash: string, secret: string): Promise<boolean> {
		const parts = PHC.exec(hash)?.groups;
		if (parts === undefined) {
			await this.hash(secret);
			return false;
		}
		const { m, t, p, salt = '', tag = '' } = parts;
		const expected = Buffer.from(tag, 'base64');
		const cost = { memory: Number(m), passes: Number(t), parallelism: Number(p) };
		const nonce = Buffer.from(salt, 'base64');
		const found = await this.#tag(secret, { nonce, tagLength: expected.byteLength, ...cost });
		return timingSafeEqual(found, expected);
	}

	async #tag(secret: string, how: How): Promise<Buffer> {
		if (this.#running >= MOST_AT_ONCE)
			await new Promise<void>((resolve) => {
				this.#waiting.push(resolve);
			});
		else this.#running += 1;
		try {
			// The same password typed on two keyboards may come in two forms of the same characters.
			return await derived({ message: secret.normalize('NFKC'), ...how });
		} finally {
			const next = this.#waiting.shift();
			if (next === undefined) this.#running -= 1;
			else next();
		}
	}
}

const PHC =
	/^\$argon2id\$v=19\$m=(?<m>\d{1,7}),t=(?<t>\d{1,2}),p=(?<p>\d{1,2})\$(?<salt>[\w+/]{11,})\$(?<tag>[\w+/]{16,})$/;

/** Base64 without its padding, as the text form wants it. */
const bare = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

const derived = (parameters: Parameters<typeof argon2>[1]): Promise<Buffer> =>
	new Promise((resolve, reject) => {
		argon2('argon2id', parameters, (error, tag) => {
			if (error === null) resolve(tag);
			else reject(error);
		});
	});
