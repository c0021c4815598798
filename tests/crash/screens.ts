import { isDeepStrictEqual } from 'node:util';
import { rowsFor } from '#core/board/project.ts';
import { AUDIENCES, rowKey, type Audience, type Row } from '#core/board/rows.ts';
import { EMPTY_SUM, hashText, withRow } from '#protocol/state-hash.ts';
import { openScreen, type TestScreen } from '../support/screen.ts';
import type { ServerProcess } from '../support/server-process.ts';
import type { Finding, Proof } from './proof.ts';

/** One screen of every audience, up through all kills, held against the log folded anew. */
export class Screens {
	readonly #screens: ReadonlyMap<Audience, TestScreen>;

	constructor({ url, secret }: ServerProcess) {
		this.#screens = new Map(
			AUDIENCES.map((audience) => [audience, openScreen({ url, secret, audience })])
		);
	}

	/** What each screen shows, and what a fresh one would be shown, against the fold. */
	async compare(server: ServerProcess, proof: Proof): Promise<readonly Finding[]> {
		const findings: Finding[] = [];
		for (const [audience, screen] of this.#screens) {
			await catchUp(screen, proof);
			if (hashOf(rowsFor(audience, proof.folded)) !== screen.view.hash)
				findings.push({ fault: 'projection', what: `${audience} screen at ${screen.view.seq}` });
			findings.push(...(await compareFresh(audience, server, proof)));
		}
		return findings;
	}

	close(): void {
		for (const screen of this.#screens.values()) screen.close();
	}
}

type Rows = readonly Row[];

/** Waits until screen and fold stand at one position; the board itself may write meanwhile. */
async function catchUp({ view }: TestScreen, proof: Proof): Promise<void> {
	await until(() => {
		proof.readOn();
		return view.link === 'live' && view.seq === proof.folded.seq;
	}, 'a screen is behind');
}

async function compareFresh(
	audience: Audience,
	{ url, secret }: ServerProcess,
	proof: Proof
): Promise<readonly Finding[]> {
	const response = await fetch(`${url}/api/v1/state?workshop=test&audience=${audience}`, {
		headers: { authorization: `Bearer ${secret}` }
	});
	const { seq, rows } = (await response.json()) as { readonly seq: number; readonly rows: Rows };
	const findings = [...proof.readOn()];
	if (proof.folded.seq !== seq) return findings;
	const wanted = asSent(rowsFor(audience, proof.folded));
	if (!isDeepStrictEqual(byKey(rows), byKey(wanted)))
		findings.push({ fault: 'projection', what: `${audience} rows at ${seq}` });
	return findings;
}

/** As rows look after the wire: what is undefined is left out. */
const asSent = (rows: Rows): Rows => JSON.parse(JSON.stringify(rows)) as Rows;

const byKey = (rows: Rows): ReadonlyMap<string, Row> =>
	new Map(rows.map((row) => [rowKey(row), row]));

const hashOf = (rows: Rows): string =>
	hashText(rows.reduce((sum, row) => withRow(sum, rowKey(row), row.version), EMPTY_SUM));

const WITHIN_MS = 20_000;
const LOOK_EVERY_MS = 2;

/** Waits for a condition; fails with what it waited for. */
export async function until(condition: () => boolean, otherwise: string): Promise<void> {
	const giveUpAt = performance.now() + WITHIN_MS;
	while (!condition()) {
		if (performance.now() > giveUpAt) throw new Error(otherwise);
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
}
