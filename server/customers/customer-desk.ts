import { randomUUID } from 'node:crypto';
import type { Actor } from '#core/decider.ts';
import { evolve } from '#core/evolve.ts';
import { commandId, type JobId, type WorkshopCode } from '#core/ids.ts';
import type { Job, Operation } from '#core/job/job.ts';
import { registerIds } from '#core/job/order-facts.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import { visitsOf } from '#core/customer/visits-of.ts';
import type { CustomerVisit, ExportedVisit } from '#protocol/customers.ts';
import type { CommandAnswer } from '#protocol/messages.ts';
import type { Journal } from '../audit/journal.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Log } from '../ops/log.ts';
import type { Tracking } from '../tracking/tracking.ts';
import type { Store, StoredPhoto } from '../storage/port.ts';

/** What a customer may ask for: everything that is kept of them, and that it is kept no longer. */
export interface CustomerDesk {
	/** The visits of whoever has this plate, VIN, phone or name, or a part of it; latest first. */
	find(workshop: WorkshopCode, typed: string): Promise<readonly CustomerVisit[]>;
	/**
	 * The number to ring about a visit on the board, or one that is followed up; written down that it was
	 * seen. Null for no such visit.
	 */
	phone(workshop: WorkshopCode, job: JobId): Promise<string | null>;
	/** Everything kept of these visits; written down before it is handed out. */
	export(workshop: WorkshopCode, jobs: readonly JobId[]): Promise<readonly ExportedVisit[]>;
	/** Erases whose they were; the files hold nothing of it when this answers. */
	erase(workshop: WorkshopCode, jobs: readonly JobId[], actor: Actor): Promise<CommandAnswer>;
}

interface DeskParts {
	readonly commands: CommandRunner;
	readonly store: Pick<Store, 'historyOf' | 'textsOf' | 'photosOf' | 'scrub'>;
	readonly journal: Journal;
	readonly tracking: Pick<Tracking, 'forget'>;
	readonly log: Log;
}

/** A name that half the town has: whoever searches says more. */
const MOST_FOUND = 200;

export function openCustomerDesk({
	commands,
	store,
	journal,
	tracking,
	log
}: DeskParts): CustomerDesk {
	const jobOf = async (workshop: WorkshopCode, id: JobId): Promise<Job | null> =>
		evolve(emptyState, await store.historyOf(workshop, id)).jobs.get(id) ?? null;
	return {
		async find(workshop, typed) {
			const state = commands.workshop(workshop)?.state;
			if (state === undefined) return [];
			const found = visitsOf(state.registers, typed).slice(0, MOST_FOUND);
			const visits = await Promise.all(
				found.map(async ({ job: id, ...whose }): Promise<CustomerVisit | null> => {
					const job = await jobOf(workshop, id);
					return job === null ? null : { ...summaryOf(job), ...whose };
				})
			);
			return visits
				.filter((visit) => visit !== null)
				.sort((a, b) => (b.arrivedAt ?? b.openedAt) - (a.arrivedAt ?? a.openedAt));
		},

		async phone(workshop, id) {
			const state = commands.workshop(workshop)?.state;
			const visit = state?.jobs.get(id) ?? state?.followUps.get(id);
			if (state === undefined || visit === undefined) return null;
			await journal.record({ kind: 'PhoneSeen', workshop, about: id });
			return state.registers.customer.get(visit.customer)?.phone ?? '';
		},

		async export(workshop, jobs) {
			const state = commands.workshop(workshop)?.state ?? emptyState;
			await journal.record({ kind: 'PersonExported', workshop, about: jobs.join(' ') });
			const visits = await Promise.all(
				jobs.map(async (id) => {
					const job = await jobOf(workshop, id);
					if (job === null) return null;
					const texts = await store.textsOf(workshop, id);
					return exported(state, job, { texts, photos: await store.photosOf(workshop, id) });
				})
			);
			return visits.filter((visit) => visit !== null);
		},

		async erase(workshop, jobs, actor) {
			const id = commandId(randomUUID());
			const command = { type: 'ErasePerson', jobs } as const;
			const answer = await commands.run({ id, workshop, command }, actor);
			if (answer.status === 'refused') return answer;
			for (const job of jobs) await tracking.forget({ workshop, job });
			await store.scrub().catch((error: unknown) => {
				// It is erased for everybody who asks; the file is written anew before the next backup.
				log.error('file not written anew after an erasure', error, { workshop });
			});
			return answer;
		}
	};
}

const summaryOf = (job: Job) => ({
	job: job.id,
	orders: job.orders.map(({ orderNo }) => orderNo),
	openedAt: job.openedAt,
	arrivedAt: job.arrivedAt,
	end: job.end === null ? null : { how: job.end.how, at: job.end.at }
});

type Texts = Awaited<ReturnType<Store['textsOf']>>;

/** What is kept of a visit outside its facts. */
interface Beside {
	readonly texts: Texts;
	readonly photos: readonly StoredPhoto[];
}

const exported = (
	state: WorkshopState,
	job: Job,
	{ texts, photos: pictures }: Beside
): ExportedVisit => ({
	...summaryOf(job),
	...ownerOf(state, job),
	...{ category: job.category, source: job.source, mileage: job.mileage, waiting: job.waiting },
	appointmentAt: job.appointmentAt,
	advisor: job.advisor === null ? null : staffName(state, job.advisor),
	remarks: texts.flatMap((text) => (text.kind === 'remark' ? [text.text] : [])),
	notes: texts.flatMap((text) => (text.kind === 'note' && text.text !== '' ? [text.text] : [])),
	promises: job.promises.map(({ at, givenAt, reason }) => ({ at, givenAt, reason })),
	operations: job.operations.map(exportedWork),
	additions: job.additions.map(({ id, reportedAt, answer, photos }) => ({
		reportedAt,
		...saidOf(texts, id),
		answer: answer?.kind ?? null,
		photos: pictures.filter((one) => photos.some((photo) => photo.id === one.id)).map(asAddress)
	}))
});

const asAddress = ({ mediaType, bytes }: StoredPhoto): string =>
	`data:${mediaType};base64,${Buffer.from(bytes).toString('base64')}`;

const staffName = ({ registers }: WorkshopState, code: string): string =>
	registers.staff.get(code)?.name ?? code;

function ownerOf({ registers }: WorkshopState, { id }: Job) {
	const ids = registerIds(id);
	const nothing = { plate: '', vin: null, model: '', colour: '' };
	const { plate, vin, model, colour } = registers.vehicle.get(ids.vehicle) ?? nothing;
	const { name, phone } = registers.customer.get(ids.customer) ?? { name: '', phone: '' };
	return { plate, vin, model, colour, name, phone };
}

function saidOf(texts: Texts, addition: string) {
	const words = texts.find((one) => one.kind === 'addition' && one.id === addition);
	if (words?.kind !== 'addition') return { text: '', saidBy: '', price: '' };
	const { text, saidBy, price } = words;
	return { text, saidBy, price };
}

const exportedWork = (operation: Operation): ExportedVisit['operations'][number] => ({
	name: operation.name,
	state: operation.state,
	standardMinutes: operation.standardMinutes,
	startedAt: operation.stints[0]?.from ?? null,
	finishedAt: operation.finishedAt,
	outcome: operation.outcome,
	finding: operation.finding,
	cause: operation.cause,
	stoppages: operation.stoppages.map(({ reason, note, from, to }) => ({ reason, note, from, to }))
});
