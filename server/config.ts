import { isIP } from 'node:net';
import * as v from 'valibot';

/**
 * The environment, read once. A value nobody understands stops the start with a sentence that says
 * what to write instead; nothing else in the server reads `process.env`.
 */
export interface Config {
	readonly host: string;
	/** 0 takes any free port (tests). */
	readonly port: number;
	readonly dataDir: string;
	/** Origins pages may come from besides this machine's own, e.g. `https://board.example.cn`. */
	readonly origins: readonly string[];
	/** Where customers reach the pages they are given; left out: where whoever gives them one does. */
	readonly customerOrigin?: string;
	/** Addresses and nets of the proxies in front, whose word on who asks is taken; of nobody else's. */
	readonly trustedProxies: readonly string[];
	/** One sign-in button per role, without a password. */
	readonly demo: boolean;
}

/** Something in the environment is missing or not understood; the message is for the operator. */
export class ConfigError extends Error {
	override readonly name = 'ConfigError';
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/** Whether only this machine can reach a server that listens there. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host);

const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535));
const origin = v.pipe(
	v.string(),
	v.check((text) => URL.canParse(text) && new URL(text).origin === text)
);

const list = (text: string): string[] => text.split(',').map((part) => part.trim());
/** `10.0.0.5`, `::1`, or a net as `172.17.0.0/16`. */
const net = v.pipe(
	v.string(),
	v.check((text) => {
		const [address = '', length = '0', ...more] = text.split('/');
		return (
			isIP(address) > 0 && /^\d{1,3}$/.test(length) && Number(length) <= 128 && more.length === 0
		);
	})
);

const VALUES = {
	PORT: {
		schema: port,
		hint: 'a port number, e.g. 3000'
	},
	HOST: {
		schema: v.pipe(v.string(), v.regex(/^[\w.:-]+$/)),
		hint: 'an address of this machine, e.g. 127.0.0.1 or 0.0.0.0'
	},
	DATA_DIR: {
		schema: v.pipe(v.string(), v.minLength(1)),
		hint: 'a folder for the data'
	},
	ORIGINS: {
		schema: v.pipe(v.string(), v.transform(list), v.array(origin)),
		hint: 'addresses as people type them, separated by commas, e.g. http://10.0.0.5:3000'
	},
	CUSTOMER_ORIGIN: {
		schema: origin,
		hint: 'the address customers reach, e.g. https://track.example.cn'
	},
	TRUSTED_PROXIES: {
		schema: v.pipe(v.string(), v.transform(list), v.array(net)),
		hint: 'addresses or nets of the proxies in front, separated by commas, e.g. 127.0.0.1 or 172.17.0.0/16'
	}
} as const;

/**
 * Whether nobody but this machine reaches the server. Addresses people type beside a loopback `HOST` say
 * that a proxy on this machine lets others in.
 */
export const reachedFromHereOnly = (config: WaysIn & Pick<Config, 'host'>): boolean =>
	isLoopback(config.host) && waysIn(config).length === 0;

type WaysIn = Pick<Config, 'origins' | 'customerOrigin'>;

/** What customers open is a way in like any other. */
const waysIn = ({ origins, customerOrigin }: WaysIn): readonly string[] =>
	customerOrigin === undefined ? origins : [...origins, customerOrigin];

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads what `VALUES` names; throws ConfigError on anything it does not understand. */
export function readConfig(environment: Environment): Config {
	const origins = read(environment, 'ORIGINS') ?? [];
	const customerOrigin = read(environment, 'CUSTOMER_ORIGIN');
	const config: Config = {
		port: read(environment, 'PORT') ?? 3_000,
		host: read(environment, 'HOST') ?? '127.0.0.1',
		dataDir: read(environment, 'DATA_DIR') ?? 'data',
		origins,
		...(customerOrigin === undefined ? {} : { customerOrigin }),
		trustedProxies: read(environment, 'TRUSTED_PROXIES') ?? [],
		demo: false
	};
	if (!isLoopback(config.host) && origins.length === 0)
		throw new ConfigError(
			`HOST=${config.host} lets other machines in, so ORIGINS must say under which addresses: ${VALUES.ORIGINS.hint}.`
		);
	// This server speaks plain HTTP, so somebody in front has to say that it was reached by HTTPS; without
	// that every form would be taken for another site's.
	if (
		waysIn(config).some((text) => text.startsWith('https:')) &&
		config.trustedProxies.length === 0
	)
		throw new ConfigError(
			`ORIGINS or CUSTOMER_ORIGIN names https, so TRUSTED_PROXIES must name the proxy that speaks it: ${VALUES.TRUSTED_PROXIES.hint}.`
		);
	return config;
}

type Value<Name extends keyof typeof VALUES> = v.InferOutput<(typeof VALUES)[Name]['schema']>;

function read<Name extends keyof typeof VALUES>(
	environment: Environment,
	name: Name
): Value<Name> | undefined {
	const text = environment[name];
	if (text === undefined || text === '') return undefined;
	const { schema, hint } = VALUES[name];
	const parsed = v.safeParse(schema, text);
	if (!parsed.success) throw new ConfigError(`${name}=${text} is not ${hint}.`);
	return parsed.output;
}

/**
 * Whether a page from there may talk to the server: its own addresses, those of ORIGINS, and customers'.
 * The live lines are for the house: leave `customerOrigin` out for them.
 */
export function originCheck(config: WaysIn & Pick<Config, 'host'>): (origin: string) => boolean {
	const extra = new Set(waysIn(config));
	return (text) => {
		if (extra.has(text)) return true;
		if (!URL.canParse(text)) return false;
		const { protocol, hostname } = new URL(text);
		// On loopback every port is this machine's: the development server's page, and port 0 in tests.
		return isLoopback(config.host) && protocol === 'http:' && isLoopback(bare(hostname));
	};
}

/** IPv6 addresses stand in brackets in an address. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$/g, '');
