import { plateLabel } from '#core/plate/plate.ts';
import type { WorkshopState } from '#core/state.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';
import type { Names } from '../../src/lib/i18n/refusals.ts';

const asItIs = (code: string): string => code;

/** Names for a report that may be printed and filed: codes as they are, times with their date. */
export const plainNames = (zone: string, state?: WorkshopState): Names => ({
	bay: asItIs,
	technician: asItIs,
	operation: asItIs,
	skill: asItIs,
	car: (job) => (state === undefined ? job : plateOf(state, job)),
	note: () => '',
	time: (at) => `${localDateOf(at, zone)} ${localTimeOf(at, zone)}`
});

function plateOf({ jobs, registers }: WorkshopState, job: string): string {
	const visit = [...jobs.values()].find(({ id }) => id === job);
	const plate = visit === undefined ? '' : (registers.vehicle.get(visit.vehicle)?.plate ?? '');
	return plate === '' ? job : plateLabel(plate);
}
