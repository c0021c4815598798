import { readFile, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from '#core/commands.ts';
import type { Actor } from '#core/decider.ts';
import { personId, workshopCode, type WorkshopCode } from '#core/ids.ts';
import { localDateOf, instantAt } from '#core/time/zone.ts';
import { dayBounds, nextOpening } from '#core/workshop/calendar.ts';
import type { Instant, LocalDate } from '#core/time/instant.ts';
import type { App } from '../app.ts';
import { newCommandId } from '../../src/lib/live/new-command-id.ts';
import { workshopTimeAt } from '../commands/clock.ts';
import { redated } from './redate.ts';

/** The sample workshop and its days: set up, dated to today, and one after the other. */
export interface Sample {
	readonly workshop: WorkshopCode;
	readonly setupFile: URL;
	readonly dayFile: URL;
	/** What Chinese spreadsheet programs wrote it in. */
	readonly encoding: 'utf-8' | 'gb18030';
}

const sampleFile = (name: string): URL => new URL(`./sample/${name}`, import.meta.url);

export const sampleOf = (bays: 20 | 60): Sample => ({
	workshop: workshopCode(`day-${bays}`),
	setupFile: sampleFile(`day-${bays}.workshop.json`),
	dayFile: sampleFile(`day-${bays}.csv`),
	encoding: bays === 20 ? 'utf-8' : 'gb18030'
});

/** Sets the demo up and turns its pages; sends no command a person could not send. */
const STAGEHAND: Actor = { id: personId('demo'), role: 'administrator', name: '演示' };

interface Stage {
	readonly app: App;
	readonly sample: Sample;
	/** Who the imports are said to be from; the crew works on what it brought itself. */
	readonly crew: Actor;
	/** Workshop milliseconds per real millisecond. */
	readonly rate: number;
}

const run = async (app: App, workshop: WorkshopCode, command: Command): Promise<void> => {
	const answer = await app.commands.run({ id: newCommandId(), workshop, command }, STAGEHAND);
	if (answer.status === 'refused')
		throw new Error(`${command.type} was refused: ${JSON.stringify(answer.refusal)}`);
};

const stateOf = ({ app, sample }: Stage) => app.commands.workshop(sample.workshop)?.state ?? null;

/** The set-up as shipped, open on every day of the week: a demo is watched on Sundays too. */
async function setUp({ app, sample }: Stage): Promise<void> {
	const shipped = JSON.parse(await readFile(sample.setupFile, 'utf8')) as {
		readonly hours: object;
	};
	const json = { ...shipped, hours: { ...shipped.hours, weekdays: [1, 2, 3, 4, 5, 6, 7] } };
	const outcome = await app.importer.importSetup({ actor: STAGEHAND, locale: 'zh-CN', json });
	if (outcome.status === 'refused')
		throw new Error(`the sample set-up was refused: ${JSON.stringify(outcome)}`);
}

async function importDay(stage: Stage, date: LocalDate, day: 'first' | 'later'): Promise<void> {
	const { app, sample, crew } = stage;
	const csv = new TextDecoder(sample.encoding).decode(await readFile(sample.dayFile));
	const path = join(tmpdir(), `workshop-board-demo-${String(process.pid)}.csv`);
	await writeFile(path, redated(csv, date, day));
	try {
		await app.importer.importFile({
			workshop: sample.workshop,
			file: { path },
			actor: crew,
			locale: 'zh-CN',
			dryRun: false,
			mapping: {}
		});
	} finally {
		await unlink(path);
	}
}

const setClock = ({ app, sample, rate }: Stage, workshopAt: Instant): Promise<void> =>
	run(app, sample.workshop, { type: 'SetClock', realAt: app.clock.now(), workshopAt, rate });

/**
 * The first start sets the workshop up at today's opening with the day's cars; a later start goes on
 * where the last one was left, the clock having stood still meanwhile.
 */
export async function openDemo(stage: Stage): Promise<void> {
	const known = stateOf(stage);
	const leftAt = known?.setup == null ? null : await lastMoment(stage);
	if (leftAt !== null) {
		await setClock(stage, leftAt);
		return;
	}
	await setUp(stage);
	const setup = stateOf(stage)?.setup;
	if (setup == null) throw new Error('the sample set-up did not take');
	const today = localDateOf(stage.app.clock.now(), setup.timeZone);
	const opening =
		dayBounds(setup, today)?.from ?? instantAt(today, setup.hours.from, setup.timeZone);
	await setClock(stage, opening);
	await importDay(stage, today, 'first');
}

/** Workshop time of the last thing that happened, or null in an empty log. */
async function lastMoment({ app, sample }: Stage): Promise<Instant | null> {
	const head = app.commands.workshop(sample.workshop)?.state.seq ?? 0;
	const [last] = await app.store.eventsSince(sample.workshop, head - 1, 1);
	return last?.recordedAt ?? null;
}

/** After closing the clock jumps to the next opening, and the next day's cars are announced. */
export async function turnPageWhenClosed(stage: Stage): Promise<void> {
	const setup = stateOf(stage)?.setup;
	if (setup == null) return;
	const now = workshopTimeAt(stateOf(stage)?.clock ?? null, stage.app.clock.now());
	const today = dayBounds(setup, localDateOf(now, setup.timeZone));
	const isClosed = today === null || now >= today.to + stage.rate * CLOSING_MS;
	const next = isClosed ? nextOpening(setup, now) : null;
	if (next === null) return;
	await setClock(stage, next);
	await importDay(stage, localDateOf(next, setup.timeZone), 'later');
}

/** Real time the closed workshop is shown before the next morning. */
const CLOSING_MS = 4_000;
