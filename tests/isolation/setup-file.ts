import { readFileSync } from 'node:fs';

const SHIPPED = JSON.parse(
	readFileSync(new URL('../../server/demo/sample/day-20.workshop.json', import.meta.url), 'utf8')
) as Record<string, unknown>;

/** A set-up file for a workshop of that code; it carries the sender's word. */
export const setupFileOf = (code: string, mark: string): Record<string, unknown> => ({
	...SHIPPED,
	code,
	name: `车间${mark}`
});
