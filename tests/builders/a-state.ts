import type { Attendance } from '#core/attendance/attendance.ts';
import { absenceId, type JobId, type OrderNo } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { Customer, Vehicle } from '#core/workshop/registers.ts';
import type { Absence, Outage } from '#core/workshop/setup.ts';
import { aSetup, BAY, TECHNICIAN } from './a-setup.ts';
import { at, TODAY } from './at.ts';

/** The mechanic is away all of today's opening hours. */
export const anAbsence = (overrides: Partial<Absence> = {}): Absence => ({
	id: absenceId('ABS-1'),
	version: 1,
	technician: TECHNICIAN.mechanic,
	from: at('08:00'),
	to: at('17:30'),
	reason: 'absent',
	...overrides
});

/** The first lift is out of order since this morning, until further notice. */
export const anOutage = (overrides: Partial<Outage> = {}): Outage => ({
	version: 1,
	bay: BAY.lift1,
	since: at('08:00'),
	until: null,
	reason: '举升机故障',
	...overrides
});

/** The mechanic stays until half past seven tonight. */
export const anAttendance = (overrides: Partial<Attendance> = {}): Attendance => ({
	version: 1,
	technician: TECHNICIAN.mechanic,
	date: TODAY,
	state: 'overtime',
	at: at('10:00'),
	until: at('19:30'),
	extra: { from: at('17:30'), to: at('19:30') },
	...overrides
});

type StateOverrides = Omit<
	Partial<WorkshopState>,
	'jobs' | 'absences' | 'outages' | 'attendance'
> & {
	readonly attendance?: readonly Attendance[];
	readonly jobs?: readonly Job[];
	readonly absences?: readonly Absence[];
	readonly outages?: readonly Outage[];
};

const plateOf = (index: number): string => `辽BA${String(index + 1).padStart(4, '0')}`;

/**
 * The default workshop with the given jobs, absences and outages in it. Orders and the registers of
 * cars and customers are filled to match the jobs; plates count up from 辽BA0001.
 */
export const aState = ({
	jobs = [],
	absences = [],
	outages = [],
	attendance = [],
	...overrides
}: StateOverrides = {}): WorkshopState => {
	const vehicle = new Map<string, Vehicle>();
	const customer = new Map<string, Customer>();
	const orders = new Map<OrderNo, JobId>();
	jobs.forEach((job, index) => {
		vehicle.set(job.vehicle, {
			kind: 'vehicle',
			id: job.vehicle,
			plate: plateOf(index),
			vin: null,
			model: '日产轩逸 1.6L',
			colour: '银'
		});
		customer.set(job.customer, {
			kind: 'customer',
			id: job.customer,
			name: '萧强',
			phone: '13000007870'
		});
		for (const { orderNo } of job.orders) orders.set(orderNo, job.id);
	});
	return {
		...emptyState,
		seq: jobs.length + 1,
		setup: aSetup(),
		setupVersion: 1,
		absences: new Map(absences.map((absence) => [absence.id, absence])),
		outages: new Map(outages.map((outage) => [outage.bay, outage])),
		attendance: new Map(attendance.map((mark) => [mark.technician, mark])),
		jobs: new Map(jobs.map((job) => [job.id, job])),
		orders,
		registers: { ...emptyState.registers, vehicle, customer },
		...overrides
	};
};
