import { jobId, operationId, personId, technicianCode } from '#core/ids.ts';
import type { JobId, WorkshopCode } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import type { Append, EntityRow, Store } from '../../server/storage/port.ts';
import { newCommandId } from '../../src/lib/live/new-command-id.ts';
import { aJob, anInspection, aPlan, aWash } from '../builders/a-job.ts';
import { BAY } from '../builders/a-setup.ts';
import { at } from '../builders/at.ts';

/** Cars on the board of the workshops measured: a full day of a 20-bay workshop. */
export const CARS_ON_BOARD = 100;

/** A visit as it stands in the middle of a day: three pieces of work, inspection and wash. */
export const aBusyJob = (id: JobId, version: number): Job =>
	aJob({
		id,
		version,
		operations: [
			{ name: '更换机油机滤', plan: aPlan(), state: 'running', version },
			{ name: '更换前刹车片', plan: aPlan({ start: at('10:00') }) },
			{ name: '更换空调滤芯', plan: aPlan({ start: at('11:00') }) },
			anInspection(),
			aWash()
		]
	});

const cars: readonly Job[] = Array.from({ length: CARS_ON_BOARD }, (_, n) =>
	aBusyJob(jobId(`J${n}`), 0)
);

/** Another size than the same car had before, as a change in a real day makes it. */
function entityAt(seq: number): EntityRow {
	const car = cars[seq % CARS_ON_BOARD];
	if (car === undefined) throw new Error('the board is empty');
	const body = { ...car, version: seq, mileage: seq };
	return { kind: 'job', id: car.id, seq, body, gone: false };
}

/** The commonest command of a day, somebody clocks on: one event, one changed visit. */
export function aClockOn(workshop: WorkshopCode, expectedHead: number): Append {
	const seq = expectedHead + 1;
	const entity = entityAt(seq);
	const job = jobId(entity.id);
	const id = newCommandId();
	return {
		workshop,
		expectedHead,
		command: id,
		answer: { status: 'accepted', id, epoch: 'e', seq, changed: true },
		events: [
			{
				seq,
				at: at('09:00') + seq,
				recordedAt: at('09:00') + seq,
				actor: personId('dispatcher'),
				command: id,
				event: {
					type: 'OperationStarted',
					job,
					operation: operationId(job, 1),
					bay: BAY.lift1,
					technicians: [technicianCode('T001')],
					overrides: []
				}
			}
		],
		entities: [entity],
		records: [],
		archived: []
	};
}

/** All cars of the day at once, as an import brings them. */
export function aBoardFull(workshop: WorkshopCode, expectedHead: number): Append {
	const first = aClockOn(workshop, expectedHead);
	const entities = Array.from({ length: CARS_ON_BOARD }, (_, n) => entityAt(n));
	return { ...first, entities: entities.map((entity) => ({ ...entity, seq: expectedHead + 1 })) };
}

/** A workshop under load: knows its head, as the application's queue does. */
export class LoadedWorkshop {
	readonly #store: Store;
	readonly #workshop: WorkshopCode;
	#head: number;

	private constructor(store: Store, workshop: WorkshopCode, head: number) {
		this.#store = store;
		this.#workshop = workshop;
		this.#head = head;
	}

	/** Opens the workshop and fills its board. */
	static async open(store: Store, workshop: WorkshopCode): Promise<LoadedWorkshop> {
		const { head } = await store.open(workshop);
		await committed(store, aBoardFull(workshop, head));
		return new LoadedWorkshop(store, workshop, head + 1);
	}

	/** The next durable command, ready to be sent in the order of the calls; only sending is measured. */
	prepareClockOn(): () => Promise<void> {
		const append = aClockOn(this.#workshop, this.#head);
		this.#head += 1;
		return () => committed(this.#store, append);
	}
}

async function committed(store: Store, append: Append): Promise<void> {
	const { status } = await store.append(append);
	if (status !== 'committed') throw new Error(`a command of the bench ended ${status}`);
}
