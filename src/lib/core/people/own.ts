import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import type { TechnicianCode } from '../ids.ts';
import type { Operation, OperationKind } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';

/**
 * What is somebody's own, command by command. A technician's: the operations they are planned for or
 * have worked on. A leader's: those of the team. An inspector's: what is inspected or driven, too. An
 * advisor's: their cars, and cars that have no advisor.
 */

type Asker = Pick<Actor, 'id' | 'role' | 'staff'>;

/**
 * Whether what the command is about belongs to this person. What is not on the board belongs to nobody
 * else: the decision says that it is not there. Whose a past step was is known to the undo only.
 */
export function isOwn(state: WorkshopState, command: Command, actor: Asker): boolean {
	const mine: Mine = { code: staffCodeIn(state, actor), role: actor.role };
	if (command.type === 'UndoStep') return true;
	if (command.type === 'RecordAbsence') return isOfTeam(state, mine, command.absence.technician);
	if (command.type === 'WithdrawAbsence') {
		const absence = state.absences.get(command.absence);
		return absence === undefined || isOfTeam(state, mine, absence.technician);
	}
	if (!('job' in command)) return false;
	const job = state.jobs.get(command.job);
	if (job === undefined) return true;
	if (actor.role === 'advisor') return job.advisor === null || job.advisor === mine.code;
	if (!('operation' in command)) return job.operations.some((one) => isOwnWork(state, mine, one));
	const operation = job.operations.find(({ id }) => id === command.operation);
	if (operation === undefined) return true;
	return isOwnWork(state, mine, operation) && namesNobodyElse(state, mine, { command, operation });
}

/** The technician or advisor the person is in this workshop; null when they are none. */
function staffCodeIn({ setup }: WorkshopState, { staff }: Pick<Actor, 'staff'>) {
	return staff != null && setup?.code === staff.workshop ? staff.code : null;
}

/** Somebody as the set-up knows them. */
interface Mine {
	readonly code: ReturnType<typeof staffCodeIn>;
	readonly role: Actor['role'];
}

const INSPECTED: ReadonlySet<OperationKind> = new Set([
	'process-inspection',
	'road-test',
	'final-inspection'
]);

/** Who is planned for the operation or has ever worked on it. */
const peopleOn = ({ plan, stints }: Operation): readonly TechnicianCode[] => [
	...(plan?.technicians ?? []),
	...stints.map(({ technician }) => technician)
];

function isOwnWork(state: WorkshopState, mine: Mine, operation: Operation): boolean {
	if (mine.role === 'inspector' && INSPECTED.has(operation.kind)) return true;
	const people = peopleOn(operation);
	return people.some((code) =>
		mine.role === 'leader' ? isOfTeam(state, mine, code) : code === mine.code
	);
}

function isOfTeam({ setup }: WorkshopState, { code }: Mine, technician: TechnicianCode): boolean {
	const teamOf = (one: string | null): string | undefined =>
		setup?.technicians.find((known) => known.code === one)?.team;
	const team = teamOf(code);
	return team !== undefined && team === teamOf(technician);
}

/** Clocking people on and off who have nothing to do with the operation takes them off their own. */
function namesNobodyElse(
	state: WorkshopState,
	mine: Mine,
	{ command, operation }: { readonly command: Command; readonly operation: Operation }
): boolean {
	if (!('technicians' in command) || mine.role === 'inspector') return true;
	const people = peopleOn(operation);
	return (command.technicians ?? []).every(
		(code) => people.includes(code) || (mine.role === 'leader' && isOfTeam(state, mine, code))
	);
}
