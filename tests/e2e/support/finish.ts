import type { StaffJob, StaffRow } from '#core/board/rows.ts';
import type { JobId } from '#core/ids.ts';
import { checkListFor, isInspection } from '#core/inspection/check-list.ts';
import type { Setup } from '#core/workshop/setup.ts';
import type { Workshop } from './workshop.ts';

/** What the workshop does with a car that a story is not about. */

/** The visit as it is now. */
export async function visit(workshop: Workshop, id: JobId): Promise<StaffJob> {
	const job = (await workshop.jobs()).find((one) => one.id === id);
	if (job === undefined) throw new Error(`${id} is not on the board`);
	return job;
}

type SetupRow = Extract<StaffRow, { kind: 'setup' }>;

async function setupRow(workshop: Workshop): Promise<SetupRow> {
	const response = await workshop.ask(`/api/v1/state?workshop=${workshop.code}&audience=staff`);
	const { rows } = (await response.json()) as { rows: readonly StaffRow[] };
	const row = rows.find(({ kind }) => kind === 'setup');
	if (row?.kind !== 'setup') throw new Error('the workshop is not set up');
	return row;
}

const setupOf = async (workshop: Workshop): Promise<Setup> => (await setupRow(workshop)).body.setup;

/** What an edit of the set-up has seen. */
export const setupVersion = async (workshop: Workshop): Promise<number> =>
	(await setupRow(workshop)).version;

/** Finishes whatever is open on the car, inspection and wash included. */
export async function finishAll(workshop: Workshop, id: JobId): Promise<void> {
	const setup = await setupOf(workshop);
	for (;;) {
		const job = await visit(workshop, id);
		const next = job.operations.find(({ state }) => state !== 'finished' && state !== 'cancelled');
		if (next === undefined) return;
		const on = { job: id, operation: next.id };
		const staff = setup.technicians.find(({ skills }) => next.skill in skills);
		const bay = setup.bays.find(({ kind }) => kind === next.trade);
		if (staff === undefined || bay === undefined) throw new Error(`nobody does ${next.trade}`);
		await workshop.send({
			type: 'StartOperation',
			...on,
			seen: next.version,
			bay: bay.code,
			technicians: [staff.code],
			reason: '急件'
		});
		const begun = (await visit(workshop, id)).operations.find((one) => one.id === next.id);
		const checks = isInspection(next)
			? checkListFor(setup, job, next).map(({ name }) => ({ item: name, result: 'ok' as const }))
			: undefined;
		await workshop.send({ type: 'FinishOperation', ...on, seen: begun?.version ?? 0, checks });
	}
}

/** The car is done, paid for and gone. */
export async function deliver(workshop: Workshop, id: JobId): Promise<void> {
	await finishAll(workshop, id);
	await workshop.send({ type: 'SettleJob', job: id });
	await workshop.send({ type: 'DeliverJob', job: id });
}
