import type { FollowUp } from '../follow-up/follow-up.ts';
import { takerOf } from '../follow-up/taken.ts';
import type { NoteId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Registers } from '../workshop/registers.ts';
import { rowKey, type Audience, type Row, type StaffFollowUp } from './rows.ts';

/** Delivered visits that are followed up: for staff only, with names and without phones. */

type Touched = { readonly rows: readonly Row[]; readonly gone: readonly string[] };

const textOf = ({ note }: Registers, id: NoteId | null): string =>
	id === null ? '' : (note.get(id)?.text ?? '');

function shown(followUp: FollowUp, registers: Registers): StaffFollowUp {
	const car = registers.vehicle.get(followUp.vehicle);
	const { complaint } = followUp;
	return {
		...followUp,
		plate: car?.plate ?? '',
		model: car?.model ?? '',
		customerName: registers.customer.get(followUp.customer)?.name ?? '',
		calls: followUp.calls.map((call) => ({ ...call, text: textOf(registers, call.note) })),
		complaint:
			complaint === null ? null : { ...complaint, text: textOf(registers, complaint.note) },
		taken: followUp.taken.map((one) => ({ ...one, who: takerOf({ registers }, one) }))
	};
}

const rowOf = (followUp: FollowUp, { registers }: WorkshopState): Row => ({
	kind: 'follow-up',
	id: followUp.visit,
	version: followUp.version,
	body: shown(followUp, registers)
});

/** All of them; none for a screen. */
export const followUpRows = (audience: Audience, state: WorkshopState): readonly Row[] =>
	audience === 'staff'
		? [...state.followUps.values()].map((followUp) => rowOf(followUp, state))
		: [];

/** What differs between two states. */
export function followUpsTouched(
	audience: Audience,
	before: WorkshopState,
	after: WorkshopState
): Touched {
	if (audience !== 'staff' || before.followUps === after.followUps) return { rows: [], gone: [] };
	const rows: Row[] = [];
	for (const [id, followUp] of after.followUps)
		if (before.followUps.get(id) !== followUp) rows.push(rowOf(followUp, after));
	const gone = [...before.followUps.keys()]
		.filter((id) => !after.followUps.has(id))
		.map((id) => rowKey({ kind: 'follow-up', id }));
	return { rows, gone };
}
