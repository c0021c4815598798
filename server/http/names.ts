import { jobId } from '#core/ids.ts';
import { plateLabel } from '#core/plate/plate.ts';
import type { WorkshopState } from '#core/state.ts';
import type { Instant } from '#core/time/instant.ts';
import type { Locale } from '../../src/lib/i18n/catalogue.ts';
import type { Names } from '../../src/lib/i18n/refusals.ts';

/** Names for the sentences of signed-in people; a code nobody knows stays a code. */
export function namesIn(state: WorkshopState, locale: Locale): Names {
	const { setup, registers } = state;
	return {
		bay: (code) => code,
		technician: (code) => registers.staff.get(code)?.name ?? code,
		car: (job) => plateOf(state, job) ?? job,
		operation: (id) => operationName(state, id) ?? id,
		skill: (code) => setup?.skills.find((skill) => skill.code === code)?.name ?? code,
		time: (at) => timeText(at, { locale, timeZone: setup?.timeZone ?? 'Asia/Shanghai' })
	};
}

function plateOf({ jobs, registers }: WorkshopState, job: string): string | null {
	const visit = jobs.get(jobId(job));
	const plate = visit && registers.vehicle.get(visit.vehicle)?.plate;
	return plate ? plateLabel(plate) : null;
}

function operationName({ jobs }: WorkshopState, id: string): string | null {
	const job = jobs.get(jobId(id.slice(0, id.lastIndexOf('/'))));
	return job?.operations.find((operation) => operation.id === id)?.name ?? null;
}

interface Zone {
	readonly locale: Locale;
	readonly timeZone: string;
}

const timeText = (at: Instant, { locale, timeZone }: Zone): string =>
	new Intl.DateTimeFormat(locale, {
		timeZone,
		month: 'numeric',
		day: 'numeric',
		hour: '2-digit',
		minute: '2-digit',
		hourCycle: 'h23'
	}).format(at);
