import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/**
 * Who asks, and how they reached us. Anybody can write `X-Forwarded-For` into a request, so the word of
 * nobody is taken but that of the proxies the operator named.
 */
export interface Proxies {
	/** Whether the word of whoever connects from there is taken. */
	isTrusted(address: string | undefined): boolean;
	/** Whose request came over a connection from there. */
	reached(from: string | undefined, headers: IncomingHttpHeaders): Reached;
}

export interface Reached {
	/** Of the client, as far as trusted proxies tell; empty when even the connection names none. */
	readonly address: string;
	readonly protocol: 'http' | 'https';
}

/** `trusted`: addresses and nets as `Config.trustedProxies` holds them. */
export function trustedProxies(trusted: readonly string[]): Proxies {
	const known = new BlockList();
	for (const one of trusted) {
		const [address = '', length] = one.split('/');
		const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
		if (length === undefined) known.addAddress(address, family);
		else known.addSubnet(address, Number(length), family);
	}
	const isTrusted = (address: string): boolean => {
		const version = isIP(address);
		return version > 0 && known.check(address, version === 6 ? 'ipv6' : 'ipv4');
	};
	const reached = (from: string | undefined, headers: IncomingHttpHeaders): Reached => {
		const nearest = plain(from ?? '');
		if (!isTrusted(nearest)) return { address: nearest, protocol: 'http' };
		// Each proxy appends whom it heard it from: the first from the right that is none of ours asks.
		const legs = listIn(headers['x-forwarded-for']).map(plain).reverse();
		const address = legs.find((leg) => !isTrusted(leg)) ?? legs.at(-1) ?? nearest;
		const protocol = listIn(headers['x-forwarded-proto']).at(-1) === 'https' ? 'https' : 'http';
		return { address: isIP(address) > 0 ? address : nearest, protocol };
	};
	return { isTrusted: (address = '') => isTrusted(plain(address)), reached };
}

const listIn = (header: string | string[] | undefined): string[] =>
	String(header ?? '')
		.split(',')
		.map((part) => part.trim().toLowerCase())
		.filter((part) => part !== '');

/** A server that listens on both families sees IPv4 as `::ffff:10.0.0.5`. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');

/**
 * Leaves in the headers only what is known about the way of a request, for everything behind the door:
 * one address, one protocol, and no word of anybody else.
 */
export function tellTruth(headers: IncomingHttpHeaders, { address, protocol }: Reached): void {
	for (const name of ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-real-ip'])
		Reflect.deleteProperty(headers, name);
	headers['x-forwarded-for'] = address;
	headers['x-forwarded-proto'] = protocol;
}
