import { visitsOfPlate } from '#core/customer/known-car.ts';
import { evolve } from '#core/evolve.ts';
import type { WorkshopCode } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { registerIds } from '#core/job/order-facts.ts';
import { emptyState } from '#core/state.ts';
import type { KnownCar, KnownVisit } from '#protocol/known-car.ts';
import type { CommandRunner } from '../commands/runner.ts';
import type { Store } from '../storage/port.ts';

/** Fills in at the counter what is known of a car that was here before. */
export interface KnownCars {
	/** The car with this plate; null for one that was never here, or whose customer was erased. */
	find(workshop: WorkshopCode, plate: string): Promise<KnownCar | null>;
}

const MOST_VISITS = 5;
/** A taxi that comes every week for years; its latest visits are among so many. */
const MOST_READ = 60;

export function openKnownCars({
	commands,
	store
}: {
	readonly commands: CommandRunner;
	readonly store: Pick<Store, 'historyOf'>;
}): KnownCars {
	return {
		async find(workshop, plate) {
			const state = commands.workshop(workshop)?.state;
			if (state === undefined) return null;
			const ids = visitsOfPlate(state.registers, plate).slice(-MOST_READ);
			const read = await Promise.all(
				ids.map(async (id) => {
					const events = await store.historyOf(workshop, id);
					return evolve(emptyState, events).jobs.get(id) ?? null;
				})
			);
			const jobs = read.filter((job) => job !== null).sort((a, b) => whenOf(b) - whenOf(a));
			const [last] = jobs;
			if (last === undefined) return null;
			const { vehicle, customer } = registerIds(last.id);
			const car = state.registers.vehicle.get(vehicle);
			const who = state.registers.customer.get(customer);
			if (car === undefined) return null;
			return {
				...{ plate: car.plate, vin: car.vin, model: car.model, colour: car.colour },
				customerName: who?.name ?? '',
				phone: who?.phone ?? '',
				visits: jobs.slice(0, MOST_VISITS).map(visitOf)
			};
		}
	};
}

const whenOf = ({ arrivedAt, openedAt }: Job): number => arrivedAt ?? openedAt;

const visitOf = (job: Job): KnownVisit => ({
	job: job.id,
	at: whenOf(job),
	category: job.category,
	mileage: job.mileage,
	end: job.end?.how ?? null,
	work: job.operations
		.filter(({ kind, name }) => kind === 'work' && name !== '')
		.map(({ name }) => name)
});
