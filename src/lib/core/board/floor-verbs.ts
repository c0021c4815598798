import type { Command } from '../commands.ts';
import { isInspection } from '../inspection/check-list.ts';
import { canBeSelfChecked } from '../inspection/decide-self-check.ts';
import type { Job, Operation, OperationState } from '../job/job.ts';
import { mayOnCar, mayOnOperation, type Viewer } from '../people/may-on.ts';
import type { OnCar } from '../people/own.ts';
import { isUnseen } from '../job/addition.ts';
import { canReportAddition } from './addition-lines.ts';

/** What a person on the floor may do with a car now. The server decides again. */

/** With a piece of work, the likeliest first. */
export type FloorVerb =
	| 'start'
	| 'resume'
	| 'finish'
	/** Passed or failed, on a page of its own. */
	| 'inspect'
	| 'pause'
	| 'stop'
	| 'delay'
	/** One more person clocks on to running work. */
	| 'join'
	| 'self-check'
	| 'clock-off';

/** With the car itself. */
export type FloorCarVerb = 'see' | 'addition' | 'move' | 'key-tag' | 'call';

const BY_STATE: Readonly<Record<OperationState, readonly FloorVerb[]>> = {
	open: ['start', 'stop'],
	running: ['finish', 'inspect', 'pause', 'stop', 'delay', 'join', 'self-check', 'clock-off'],
	paused: ['resume', 'finish', 'inspect', 'stop', 'delay', 'self-check', 'clock-off'],
	stopped: ['resume', 'delay', 'self-check', 'clock-off'],
	finished: ['self-check', 'clock-off'],
	cancelled: []
};

const COMMAND_OF: Readonly<Record<FloorVerb, Command['type']>> = {
	start: 'StartOperation',
	resume: 'ResumeOperation',
	finish: 'FinishOperation',
	inspect: 'FinishOperation',
	pause: 'PauseOperation',
	stop: 'StopOperation',
	delay: 'ReportDelay',
	join: 'StartOperation',
	'self-check': 'RecordSelfCheck',
	'clock-off': 'CorrectClockOff'
};

/** Nothing before it is still to be done. */
const itsTurn = (job: Job, { after }: Operation): boolean =>
	job.operations.every(({ id, state }) => !after.includes(id) || state === 'finished');

function makesSense(verb: FloorVerb, { job, operation }: OnCar): boolean {
	switch (verb) {
		case 'start':
		case 'resume':
			return itsTurn(job, operation);
		case 'finish':
			return !isInspection(operation);
		case 'inspect':
			return isInspection(operation);
		case 'delay':
		case 'clock-off':
			return operation.stints.length > 0;
		case 'self-check':
			return canBeSelfChecked(operation);
		default:
			return true;
	}
}

/** What this person can do with a piece of work of a car that is here. */
export function floorVerbs(viewer: Viewer, on: OnCar): readonly FloorVerb[] {
	const { job, operation } = on;
	if (job.end !== null || job.arrivedAt === null) return [];
	return BY_STATE[operation.state].filter(
		(verb) => makesSense(verb, on) && mayOnOperation(viewer, COMMAND_OF[verb], on)
	);
}

/** What this person can do with a car that is here. */
export function floorCarVerbs(viewer: Viewer, job: Job): readonly FloorCarVerb[] {
	if (job.end !== null || job.arrivedAt === null) return [];
	const isWorkedOn = job.operations.some(({ state }) => state === 'running');
	const offered: Readonly<Record<FloorCarVerb, boolean>> = {
		see: job.additions.some(isUnseen) && mayOnCar(viewer, 'AcknowledgeAdditionalWork', job),
		addition: canReportAddition(viewer, job),
		move: !isWorkedOn && mayOnCar(viewer, 'MoveCar', job),
		'key-tag': mayOnCar(viewer, 'SetKeyTag', job),
		call: mayOnCar(viewer, 'CallForHelp', job)
	};
	return (['see', 'addition', 'move', 'key-tag', 'call'] as const).filter((verb) => offered[verb]);
}
