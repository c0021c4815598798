import { currentCorrelation } from './correlation.ts';

/** What goes with a line: ids and figures, never names, plates, phones or secrets. */
type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** One line per happening, as JSON, so that a person and a program can both search it. */
export interface Log {
	info(what: string, facts?: Facts): void;
	warn(what: string, facts?: Facts): void;
	/** A bug or a broken dependency; the line carries the correlation id that the sender was given. */
	error(what: string, error: unknown, facts?: Facts): void;
}

/** Writes to the given sink, e.g. `(line) => process.stderr.write(line)`; `now` stamps the lines. */
export function createLog(sink: (line: string) => void, now: () => number): Log {
	const write = (level: string, what: string, facts: Facts): void => {
		const correlation = currentCorrelation();
		const line = {
			at: new Date(now()).toISOString(),
			level,
			what,
			...(correlation === null ? {} : { correlation }),
			...facts
		};
		sink(`${JSON.stringify(line)}\n`);
	};
	return {
		info: (what, facts = {}) => {
			write('info', what, facts);
		},
		warn: (what, facts = {}) => {
			write('warn', what, facts);
		},
		error: (what, error, facts = {}) => {
			const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
			write('error', what, { ...facts, error: told });
		}
	};
}
