import { openOperations } from '../job/stage.ts';
import type { Job, Operation, Stint } from '../job/job.ts';
import type { NoteId, TechnicianCode } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import type { Instant } from '../time/instant.ts';
import type { Registers } from '../workshop/registers.ts';
import type { Check } from './check-item.ts';
import { isInspection } from './check-list.ts';
import { reworkRounds, roundOf } from './first-time-fix.ts';
import type { SelfCheck } from './inspection-facts.ts';

/**
 * The certificate of completion (竣工检验单): what was done to a car, who looked at it and what they found.
 * For people of the house; it names technicians and, in findings, perhaps others.
 */

/** A piece of work or rework as the certificate lists it. */
export interface CertifiedWork {
	readonly operation: Operation;
	readonly technicians: readonly TechnicianCode[];
	readonly startedAt: Instant | null;
	readonly finishedAt: Instant | null;
	readonly selfChecks: readonly SelfCheck[];
}

/** An inspection or road test that was held, passed or not. */
export interface CertifiedInspection {
	readonly operation: Operation;
	readonly round: number;
	readonly outcome: 'passed' | 'failed';
	readonly inspectors: readonly TechnicianCode[];
	readonly finishedAt: Instant | null;
	readonly checks: readonly Check[];
	readonly distanceKm: number | null;
	/** What the driver of a road test wrote; empty for nothing. */
	readonly driverNote: string;
	/** Why it failed, in words; empty for nothing. */
	readonly finding: string;
	readonly responsible: TechnicianCode | null;
}

export interface Certificate {
	readonly works: readonly CertifiedWork[];
	readonly inspections: readonly CertifiedInspection[];
	/** How often the car was sent back. */
	readonly rounds: number;
	/** The final inspection that let it go; null while none has. */
	readonly passed: CertifiedInspection | null;
	/** Whether the car may leave: finally inspected and no work or inspection open; a wash may be. */
	readonly isComplete: boolean;
}

const peopleIn = (stints: readonly Stint[]): readonly TechnicianCode[] => [
	...new Set(stints.map(({ technician }) => technician))
];

const workOf = (operation: Operation): CertifiedWork => ({
	operation,
	technicians: peopleIn(operation.stints),
	startedAt: operation.stints[0]?.from ?? null,
	finishedAt: operation.finishedAt,
	selfChecks: operation.selfChecks
});

/** The words of a note; empty where there is none, or nobody may read it any more. */
const wordsOf = ({ note }: Registers, id: NoteId | null): string =>
	id === null ? '' : (note.get(id)?.text ?? '');

/** Inspections of earlier releases have no report. */
const NO_REPORT = { checks: [], roadTest: null, findingNote: null, responsible: null };

function inspectionOf(job: Job, operation: Operation, registers: Registers): CertifiedInspection {
	const { checks, roadTest, findingNote, responsible } = operation.inspection ?? NO_REPORT;
	return {
		operation,
		round: roundOf(job, operation),
		outcome: operation.outcome ?? 'passed',
		inspectors: peopleIn(operation.stints),
		finishedAt: operation.finishedAt,
		checks,
		distanceKm: roadTest?.distanceKm ?? null,
		driverNote: wordsOf(registers, roadTest?.driverNote ?? null),
		finding: wordsOf(registers, findingNote) || operation.finding,
		responsible
	};
}

/** The certificate of a visit as things stand; before the final inspection it certifies nothing yet. */
export function certificateOf({ registers }: WorkshopState, job: Job): Certificate {
	const works = job.operations.filter(
		({ kind, state }) => (kind === 'work' || kind === 'rework') && state !== 'cancelled'
	);
	const inspections = job.operations
		.filter((operation) => isInspection(operation) && operation.state === 'finished')
		.map((operation) => inspectionOf(job, operation, registers));
	const passed =
		inspections.findLast(
			({ operation, outcome }) => operation.kind === 'final-inspection' && outcome === 'passed'
		) ?? null;
	return {
		works: works.map(workOf),
		inspections,
		rounds: reworkRounds(job),
		passed,
		isComplete: passed !== null && openOperations(job).every(({ kind }) => kind === 'wash')
	};
}
