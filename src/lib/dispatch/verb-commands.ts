import type { CarDetails, CarVerb, OperationLine, OperationVerb } from '#core/board/car-details.ts';
import type { Command } from '#core/commands.ts';
import type { JobId, TechnicianCode } from '#core/ids.ts';
import type { DeskDialog } from './desk-dialog.ts';

/** What a verb leads to: a command that is sent at once, or a dialog that asks for more. */
export type VerbStep = { readonly send: Command } | { readonly ask: DeskDialog };

type OnOperation = Pick<OperationLine, 'operation' | 'version'>;

const ASKED: Readonly<
	Partial<Record<OperationVerb, 'place' | 'stop' | 'inspect' | 'parts' | 'join'>>
> = {
	place: 'place',
	stop: 'stop',
	inspect: 'inspect',
	join: 'join',
	'expect-parts': 'parts'
};

const SENT = {
	unassign: 'UnassignOperation',
	start: 'StartOperation',
	pause: 'PauseOperation',
	resume: 'ResumeOperation',
	finish: 'FinishOperation',
	'receive-parts': 'ReceiveParts'
} as const;

/** The next step of a verb on an operation; commands carry the version that is on the screen. */
export function operationStep(
	verb: OperationVerb,
	job: JobId,
	{ operation, version: seen }: OnOperation
): VerbStep {
	const kind = ASKED[verb];
	if (kind !== undefined) return { ask: { kind, job, operation } };
	if (verb === 'see-parts') return { send: { type: 'AcknowledgeParts', job, about: operation } };
	return { send: { type: SENT[verb as keyof typeof SENT], job, operation, seen } };
}

/** Clocks one person off an operation that others go on with. */
export const clockOff = (
	job: JobId,
	{ operation, version: seen }: OnOperation,
	technician: TechnicianCode
): Command => ({ type: 'PauseOperation', job, operation, seen, technicians: [technician] });

/** The next step of a verb on a visit. */
export function carStep(verb: CarVerb, { job: { id: job } }: Pick<CarDetails, 'job'>): VerbStep {
	switch (verb) {
		case 'promise':
		case 'cancel':
		case 'deliver':
			return { ask: { kind: verb, job } };
		case 'arrive':
			return { send: { type: 'ArriveJob', job } };
		case 'move-out':
			return { send: { type: 'MoveCar', job, to: null } };
		case 'settle':
			return { send: { type: 'SettleJob', job } };
		case 'no-show':
			return { send: { type: 'RecordNoShow', job } };
	}
}
