import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/**
 * A certificate nobody vouches for, made anew for every run, so that tests can speak HTTPS without a key
 * in the repository or a program on the machine. Written out in DER (RFC 5280), which Node can sign
 * but not compose.
 */
export interface Certificate {
	/** PEM, as `node:https` takes them. */
	readonly key: string;
	readonly cert: string;
}

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const BITS = 0x03;
const BYTES = 0x04;
const OBJECT_ID = 0x06;
const UTF8 = 0x0c;
const UTC_TIME = 0x17;
/** Parts of a certificate that are told apart by their number. */
const part = (number: number): number => 0xa0 + number;
/** A host's name among its other names. */
const DNS_NAME = 0x82;

const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const SUBJECT_ALT_NAME = '551d11';
const VERSION_3 = 2;
const HOUR_MS = 3_600_000;

function der(tag: number, ...contents: readonly Buffer[]): Buffer {
	const content = Buffer.concat(contents);
	const { length } = content;
	const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : long)]), content]);
}

const oid = (hex: string): Buffer => der(OBJECT_ID, Buffer.from(hex, 'hex'));
/** `20261123T100000Z` without its century, as certificates have it. */
const time = (at: number): Buffer =>
	der(
		UTC_TIME,
		Buffer.from(`${new Date(at).toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`)
	);

/** A key and a certificate of its own making for `host`, good for some hours around `now`. */
export function selfSigned(host: string, now: number): Certificate {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const algorithm = der(SEQUENCE, oid(ECDSA_WITH_SHA256));
	const name = der(
		SEQUENCE,
		der(SET, der(SEQUENCE, oid(COMMON_NAME), der(UTF8, Buffer.from(host))))
	);
	const hosts = der(SEQUENCE, der(DNS_NAME, Buffer.from(host)));
	const body = der(
		SEQUENCE,
		der(part(0), der(INTEGER, Buffer.from([VERSION_3]))),
		// A leading one keeps it positive.
		der(INTEGER, Buffer.from([1]), randomBytes(8)),
		algorithm,
		name,
		der(SEQUENCE, time(now - HOUR_MS), time(now + 12 * HOUR_MS)),
		name,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(part(3), der(SEQUENCE, der(SEQUENCE, oid(SUBJECT_ALT_NAME), der(BYTES, hosts))))
	);
	const signature = der(BITS, Buffer.from([0]), sign('sha256', body, privateKey));
	const whole = der(SEQUENCE, body, algorithm, signature).toString('base64');
	const lines = whole.match(/.{1,64}/g) ?? [];
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
	};
}
