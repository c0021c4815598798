import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';
import type { DoorRefusal } from './checks.ts';

/**
 * All that customers' phones load lies under here: what a proxy on the internet passes on is this and nothing
 * else (`docs/displays/network.md`, held to it by a spec).
 */
export const CUSTOMER_PATH = '/track/';

/** Whether a customer's phone has any business with this path. */
export const isForCustomers = (pathname: string): boolean => pathname.startsWith(CUSTOMER_PATH);

/** The name customers come under, as browsers send it; null where it is the house's own, or none is set. */
export const customerHost = ({
	origins,
	customerOrigin
}: Pick<Config, 'origins' | 'customerOrigin'>): string | null =>
	customerOrigin === undefined || origins.includes(customerOrigin)
		? null
		: new URL(customerOrigin).host;

const NOTHING: DoorRefusal = {
	status: 404,
	code: 'http/malformed',
	message: 'no such address'
};

/** Under the customers' name there is nothing else, whatever a proxy in front passes on by mistake. */
export const refusalForCustomers = (
	{ headers }: Pick<IncomingMessage, 'headers'>,
	pathname: string,
	host: string | null
): DoorRefusal | null =>
	host !== null && headers.host?.toLowerCase() === host && !isForCustomers(pathname)
		? NOTHING
		: null;
