import type { StaffJob } from '#core/board/rows.ts';
import { bayCode, technicianCode } from '#core/ids.ts';
import { mechanicalCars, operationOf, plan } from './timeline.ts';
import type { Workshop } from './workshop.ts';

type Cars = 'late' | 'running' | 'planned' | 'waiting';

async function begin(
	workshop: Workshop,
	job: StaffJob,
	{ bay, technician }: { readonly bay: string; readonly technician: string }
): Promise<void> {
	const { id: operation, version: seen } = await operationOf(workshop, job);
	await workshop.send({
		type: 'StartOperation',
		job: job.id,
		operation,
		seen,
		bay: bayCode(bay),
		technicians: [technicianCode(technician)]
	});
}

/** Half past four of the day, with one car whose work was finished late, one at work, one planned and one not. */
export async function afternoon(workshop: Workshop): Promise<Readonly<Record<Cars, StaffJob>>> {
	const [late, running, planned, waiting] = (await mechanicalCars(workshop)) as StaffJob[];
	if (!late || !running || !planned || !waiting) throw new Error('too few cars');
	await plan(workshop, late, { bay: 'A02', technician: 'T002', start: '10:00' });
	await begin(workshop, late, { bay: 'A02', technician: 'T002' });
	const workshopAt = Date.parse('2026-11-23T16:30:00+08:00');
	await workshop.send({ type: 'SetClock', realAt: Date.now(), workshopAt, rate: 1 });
	const { id: operation, version: seen } = await operationOf(workshop, late);
	await workshop.send({ type: 'FinishOperation', job: late.id, operation, seen });
	await begin(workshop, running, { bay: 'A01', technician: 'T001' });
	await plan(workshop, planned, { bay: 'A03', technician: 'T003', start: '16:45' });
	return { late, running, planned, waiting };
}
