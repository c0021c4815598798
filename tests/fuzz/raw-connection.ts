import { connect, type Socket } from 'node:net';

/** What came back on all connections of a run. */
export interface Answers {
	/** By status of HTTP. */
	readonly statuses: Map<number, number>;
	/** Requests that broke the server, as they were sent. */
	readonly broken: string[];
	/** Requests nobody answered: their body was shorter than they said, or they were no HTTP. */
	unanswered: number;
	/** Connections the server ended because of what they carried. */
	cut: number;
}

const ANSWERS_WITHIN_MS = 1_000;
/** The board says 503 where the store cannot write, on purpose. */
const isBroken = (status: number): boolean => status >= 500 && status !== 503;

/** A connection whose bytes are written by hand, because no library sends what is not allowed. */
export class RawConnection {
	isOpen = true;
	received = '';
	private readonly socket: Socket;
	private arrived: () => void = () => undefined;

	constructor(port: number) {
		this.socket = connect(port, '127.0.0.1');
		this.socket.on('data', (bytes) => {
			this.received = (this.received + bytes.toString('latin1')).slice(-200_000);
			this.arrived();
		});
		// How it ends is looked at, not why.
		this.socket.on('error', () => undefined);
		this.socket.on('close', () => {
			this.isOpen = false;
			this.arrived();
		});
	}

	/** Resolves when the system has taken the bytes. */
	send(bytes: Buffer): Promise<void> {
		return new Promise((resolve) => {
			if (!this.isOpen) resolve();
			else
				this.socket.write(bytes, () => {
					resolve();
				});
		});
	}

	/** Waits for it; false when the connection ends or the time runs out before. */
	until(isThere: (received: string) => boolean): Promise<boolean> {
		return new Promise((resolve) => {
			const end = (found: boolean): void => {
				clearTimeout(late);
				this.arrived = () => undefined;
				resolve(found);
			};
			const late = setTimeout(end, ANSWERS_WITHIN_MS, false);
			this.arrived = () => {
				if (isThere(this.received)) end(true);
				else if (!this.isOpen) end(false);
			};
			this.arrived();
		});
	}

	close(): void {
		this.socket.destroy();
	}
}

/** Whether a whole answer has come, by its length, its chunks, or having none. */
function isWhole(text: string): boolean {
	const end = text.indexOf('\r\n\r\n');
	if (end < 0) return false;
	const head = text.slice(0, end).toLowerCase();
	const body = text.slice(end + 4);
	if (head.includes('transfer-encoding: chunked')) return body.endsWith('0\r\n\r\n');
	return body.length >= Number(/content-length: (\d+)/.exec(head)?.[1] ?? 0);
}

/** Sends one request and notes what became of it; gives the connection back where it can be used again. */
export async function ask(
	connection: RawConnection,
	request: Buffer,
	answers: Answers
): Promise<RawConnection | null> {
	connection.received = '';
	await connection.send(request);
	const isHead = request.subarray(0, 5).toString() === 'HEAD ';
	const isAnswered = await connection.until((text) =>
		isHead ? text.includes('\r\n\r\n') : isWhole(text)
	);
	const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(connection.received)?.[1] ?? 0);
	if (status === 0) answers.unanswered += 1;
	else answers.statuses.set(status, (answers.statuses.get(status) ?? 0) + 1);
	if (isBroken(status)) answers.broken.push(request.toString('latin1').slice(0, 600));
	if (isAnswered && connection.isOpen && !/connection: close/i.test(connection.received))
		return connection;
	connection.close();
	return null;
}
