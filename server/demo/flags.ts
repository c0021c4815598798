import { parseArgs } from 'node:util';

/** How the demo is to be run. */
export interface DemoFlags {
	readonly bays: 20 | 60;
	/** Workshop minutes per real second. */
	readonly rate: number;
	/** Whether the simulated crew works. */
	readonly crew: boolean;
}

/** A flag nobody understands; the message is for whoever typed it. */
export class FlagError extends Error {
	override readonly name = 'FlagError';
}

export const USAGE = `npm run demo -- [--bays 20|60] [--rate MINUTES] [--no-crew]
  --bays     which sample workshop: 20 bays (default) or 60
  --rate     workshop minutes per real second (default 1; 0.0167 is real time)
  --no-crew  nobody works but you`;

const RATE = { min: 1 / 60, max: 30 };

/** Reads the command line; throws FlagError on anything it does not understand. */
export function readFlags(args: readonly string[]): DemoFlags {
	const { bays, rate, crew } = parsed(args);
	if (bays !== '20' && bays !== '60') throw new FlagError(`--bays ${bays}: there is 20 and 60.`);
	const minutes = Number(rate);
	// A whisker below real time is what people type for it.
	if (!(minutes >= RATE.min * 0.99 && minutes <= RATE.max))
		throw new FlagError(`--rate ${rate}: from ${RATE.min.toFixed(4)} to ${RATE.max}.`);
	return { bays: bays === '60' ? 60 : 20, rate: minutes, crew };
}

function parsed(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			options: {
				bays: { type: 'string', default: '20' },
				rate: { type: 'string', default: '1' },
				crew: { type: 'boolean', default: true }
			},
			allowNegative: true
		}).values;
	} catch (error) {
		throw new FlagError(error instanceof Error ? error.message : String(error));
	}
}
