import type { TimelineRow } from '#core/board/timeline.ts';
import { mayOnAbsence, mayOnCar } from '#core/people/may-on.ts';
import { dispatchText } from '$lib/i18n/dispatch.ts';
import type { Desk } from './desk.svelte.ts';

/** What this person can do with a bay or a technician, as a menu shows it; empty where that is nothing. */

interface Item {
	readonly label: string;
	readonly run: () => void;
}

export const rowItems = (desk: Desk, row: TimelineRow): readonly Item[] =>
	row.by === 'bay' ? ofBay(desk, row) : ofTechnician(desk, row);

function ofBay(desk: Desk, { bay, occupant, outage }: Extract<TimelineRow, { by: 'bay' }>): Item[] {
	const t = dispatchText(desk.locale);
	const list: Item[] = [];
	if (outage === null && desk.may('TakeBayOut'))
		list.push({ label: t.outageAdd, run: () => (desk.dialog = { kind: 'outage', bay }) });
	if (outage !== null && desk.may('ReturnBay'))
		list.push({ label: t.outageBack, run: () => void desk.press({ type: 'ReturnBay', bay }) });
	if (occupant === null) return list;
	const { job, plate } = occupant;
	list.unshift({
		label: plate,
		run: () => {
			desk.select(job);
		}
	});
	const here = desk.state.jobs.get(job);
	if (here !== undefined && mayOnCar(desk.viewer, 'MoveCar', here))
		list.push({
			label: `${t['car.move-out']} · ${plate}`,
			run: () => void desk.press({ type: 'MoveCar', job, to: null })
		});
	return list;
}

function ofTechnician(
	desk: Desk,
	{ technician }: Extract<TimelineRow, { by: 'technician' }>
): Item[] {
	if (!mayOnAbsence(desk.viewer, technician)) return [];
	const t = dispatchText(desk.locale);
	const absences = [...desk.state.absences.values()].filter(
		(absence) => absence.technician === technician && absence.to > desk.now
	);
	return [
		{ label: t.absenceAdd, run: () => (desk.dialog = { kind: 'absence', technician }) },
		...absences.map(({ id, from, to }) => ({
			label: t.absenceBack({ from: desk.names.time(from), to: desk.names.time(to) }),
			run: () => void desk.press({ type: 'WithdrawAbsence', absence: id })
		}))
	];
}
