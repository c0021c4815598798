import type { Command } from '../commands.ts';
import type { Actor } from '../decider.ts';
import type { FollowUp } from '../follow-up/follow-up.ts';
import type { CallId, TechnicianCode } from '../ids.ts';
import type { Job, Operation, OperationKind } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';

/**
 * What is somebody's own, command by command. A technician's: the operations they are planned for or
 * have worked on. A leader's: those of the team. An inspector's: what is inspected or driven, too. An
 * advisor's: their cars, and cars that have no advisor. A customer's: the one visit whose page they hold.
 */

/** Whoever asks: who they are, as what, and who in the set-up. */
export type Asker = Pick<Actor, 'id' | 'role' | 'staff' | 'visit'>;

/**
 * Whether what the command is about belongs to this person. What is not on the board belongs to nobody
 * else: the decision says that it is not there. Whose a past step was is known to the undo only.
 */
export function isOwn(state: WorkshopState, command: Command, actor: Asker): boolean {
	if (actor.role === 'customer') return 'job' in command && command.job === actor.visit;
	const ofShop = isOwnInShop(state, command, actor);
	if (ofShop !== null) return ofShop;
	// A colleague's check is of somebody else's work, and still their own: they sign with their name.
	if (command.type === 'RecordSelfCheck') return isOwnSignature(state, command.technician, actor);
	if (!('job' in command)) return false;
	const job = state.jobs.get(command.job);
	if (job === undefined) return true;
	if (!('operation' in command)) return isOwnCar(state, job, actor);
	const operation = job.operations.find(({ id }) => id === command.operation);
	if (operation === undefined) return actor.role !== 'advisor' || isOwnCar(state, job, actor);
	if (!isOwnOperation(state, { job, operation }, actor)) return false;
	return (
		actor.role === 'advisor' || namesNobodyElse(state, mineIn(state, actor), { command, operation })
	);
}

/** The same of what is no visit's: steps, absences, calls; null for everything else. */
function isOwnInShop(state: WorkshopState, command: Command, actor: Asker): boolean | null {
	switch (command.type) {
		case 'UndoStep':
			return true;
		case 'EndHelp':
			return isOwnCall(state, command.call, actor);
		case 'RecordAbsence':
			return isOwnColleague(state, command.absence.technician, actor);
		case 'MarkAttendance':
			return isOwnColleague(state, command.technician, actor);
		case 'WithdrawAbsence': {
			const absence = state.absences.get(command.absence);
			return absence === undefined || isOwnColleague(state, absence.technician, actor);
		}
		default:
			return null;
	}
}

/** Whether they called; a call that is not there is nobody else's. */
export const isOwnCall = ({ calls }: WorkshopState, call: CallId, { id }: Asker): boolean => {
	const known = calls.get(call);
	return known === undefined || known.called.by === id;
};

/** Whether a car is theirs: an advisor's own or nobody's, or one with work of theirs in it. */
export function isOwnCar(
	state: WorkshopState,
	job: Pick<Job, 'advisor' | 'operations'>,
	asker: Asker
): boolean {
	const mine = mineIn(state, asker);
	if (mine.role === 'advisor') return job.advisor === null || job.advisor === mine.code;
	return job.operations.some((one) => isOwnWork(state, mine, one));
}

/** Whether a customer who has left is theirs to ring: an advisor's own or nobody's. */
export const isOwnFollowUp = (
	state: WorkshopState,
	{ advisor }: Pick<FollowUp, 'advisor'>,
	asker: Asker
): boolean => isOwnCar(state, { advisor, operations: [] }, asker);

/** An operation and the visit it belongs to. */
export interface OnCar {
	readonly job: Job;
	readonly operation: Operation;
}

/** Whether an operation is theirs; to an advisor it is with the whole car. */
export const isOwnOperation = (
	state: WorkshopState,
	{ job, operation }: OnCar,
	asker: Asker
): boolean =>
	asker.role === 'advisor'
		? isOwnCar(state, job, asker)
		: isOwnWork(state, mineIn(state, asker), operation);

/** Whether a technician is of their team, themselves included. */
export const isOwnColleague = (
	state: WorkshopState,
	technician: TechnicianCode,
	asker: Asker
): boolean => isOfTeam(state, mineIn(state, asker), technician);

/** Whether a technician's name is theirs to sign with: their own, and to a leader the team's. */
function isOwnSignature(state: WorkshopState, technician: TechnicianCode, asker: Asker): boolean {
	const mine = mineIn(state, asker);
	return mine.role === 'leader' ? isOfTeam(state, mine, technician) : mine.code === technician;
}

const mineIn = (state: WorkshopState, asker: Asker): Mine => ({
	code: staffCodeIn(state, asker),
	role: asker.role
});

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
