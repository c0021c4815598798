import { randomBytes } from 'node:crypto';
import { DAY_MS } from '#core/time/instant.ts';
import type { WorkshopCode } from '#core/ids.ts';
import { customerId, jobId, personId, vehicleId } from '#core/ids.ts';
import { migrations } from '../../server/storage/migrations/migrations.ts';
import { toText } from '../../server/storage/serialised.ts';
import type { SerialisedAppend } from '../../server/storage/serialised.ts';
import { openForWriting } from '../../server/storage/sqlite/connection.ts';
import { migrate } from '../../server/storage/sqlite/migrate.ts';
import { prepareWrites } from '../../server/storage/sqlite/writes.ts';
import { at } from '../builders/at.ts';
import { aBusyJob } from './store-bench-world.ts';

/** What a visit leaves in the log: fifteen facts by twelve commands. */
const COMMANDS_OF_A_VISIT = [
	['JobOpened', 'RouteLaid', 'PromiseGiven'],
	['JobArrived'],
	['OperationAssigned'],
	['OperationAssigned'],
	['OperationStarted'],
	['OperationFinished', 'OperationStarted'],
	['OperationFinished'],
	['OperationStarted'],
	['OperationFinished'],
	['OperationFinished'],
	['JobSettled'],
	['JobDelivered']
] as const;
const EVENTS_OF_A_VISIT = COMMANDS_OF_A_VISIT.flat().length;

const VISITS_A_DAY = 80;
/** Commands in one transaction while the history is made; nothing here needs to be durable. */
const CHUNK = 20_000;

export interface HistoryOptions {
	readonly file: string;
	readonly workshops: readonly WorkshopCode[];
	/** Events each workshop gets, rounded up to whole visits. */
	readonly eventsEach: number;
}

/**
 * Makes a database with years of ended visits in it, by the store's own statements but without
 * waiting for the disk. Returns the number of events.
 */
export function makeHistory({ file, workshops, eventsEach }: HistoryOptions): number {
	const db = openForWriting(file);
	migrate(db, migrations);
	db.pragma('synchronous = OFF');
	db.pragma('cache_size = -500000');
	const { perform } = prepareWrites(db);
	const visits = Math.ceil(eventsEach / EVENTS_OF_A_VISIT);
	let written = 0;
	db.exec('BEGIN');
	for (const workshop of workshops) {
		perform({ kind: 'open', workshop, epoch: `history of ${workshop}` });
		for (const append of commandsOf(workshop, visits)) {
			perform({ kind: 'append', append });
			written += 1;
			if (written % CHUNK === 0) db.exec('COMMIT; BEGIN');
		}
	}
	db.exec('COMMIT');
	// Wait for the disk now: what it still had to write would be measured with the first commands.
	db.pragma('synchronous = FULL');
	db.pragma('wal_checkpoint(TRUNCATE)');
	db.close();
	return workshops.length * visits * EVENTS_OF_A_VISIT;
}

function* commandsOf(workshop: WorkshopCode, visits: number): Generator<SerialisedAppend> {
	for (let visit = 0; visit < visits; visit++) yield* commandsOfVisit(workshop, visit);
}

function* commandsOfVisit(workshop: WorkshopCode, visit: number): Generator<SerialisedAppend> {
	const job = jobId(`H${String(visit).padStart(7, '0')}`);
	const time = at('08:00') - 3 * 365 * DAY_MS + Math.floor(visit / VISITS_A_DAY) * DAY_MS;
	let head = visit * EVENTS_OF_A_VISIT;
	for (const types of COMMANDS_OF_A_VISIT) {
		const command = time.toString(16).padStart(12, '0') + randomBytes(10).toString('hex');
		const events = types.map((type, index) => ({
			seq: head + index + 1,
			at: time,
			recordedAt: time,
			actor: 'dispatcher',
			command,
			type,
			job,
			body: `{"type":"${type}","job":"${job}","operation":"${job}/1","bay":"A01","technicians":["T001"]}`
		}));
		const expectedHead = head;
		head += events.length;
		const ends = types[0] === 'JobDelivered';
		yield {
			workshop,
			expectedHead,
			head,
			command,
			answer: toText({ status: 'accepted', id: command, seq: head, changed: true }),
			events,
			// Only the last state of a visit is made: the ones before it would be overwritten anyway.
			entities: ends
				? [{ kind: 'job', id: job, seq: head, gone: true, body: toText(aBusyJob(job, head)) }]
				: [],
			records: ends ? recordsOf(visit) : [],
			archived: [],
			photo: null,
			audit: {
				...{ at: Date.UTC(2026, 10, 1), kind: types[0], actor: personId('dispatcher') },
				...{ session: 'S1', words: head % 10 === 0 ? '等客户回电' : '' }
			},
			jobs: [job],
			erased: []
		};
	}
}

/** Every third visit is a car's first. */
function recordsOf(visit: number): SerialisedAppend['records'] {
	const n = Math.floor(visit / 3);
	return [
		{
			kind: 'vehicle',
			id: vehicleId(`V${n}`),
			plate: `辽B${String(n).padStart(5, '0')}`,
			vin: null,
			model: '日产轩逸 1.6L',
			colour: '银'
		},
		{ kind: 'customer', id: customerId(`C${n}`), name: '王芳', phone: '13800000000' }
	];
}
