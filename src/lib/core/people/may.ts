import type { Command } from '../commands.ts';
import type { Role } from './role.ts';

/**
 * Who may send which command. It is asked for every command, whichever way it came; a command
 * without a row here does not compile. Whether the command makes sense is not asked here.
 */

const SHOP_FLOOR = ['dispatcher', 'supervisor', 'technician', 'inspector', 'crew'] as const;
const PLANNERS = ['dispatcher', 'supervisor', 'crew'] as const;
const FRONT_DESK = ['advisor', 'dispatcher', 'supervisor', 'manager', 'crew'] as const;
const PARTS_DESK = ['parts', 'dispatcher', 'supervisor', 'advisor', 'crew'] as const;

const ALLOWED: Readonly<Record<Command['type'], readonly Role[]>> = {
	SetUpWorkshop: [],
	EditSetup: ['manager'],
	SetClock: ['crew', 'board'],
	RecordAbsence: ['dispatcher', 'supervisor', 'manager', 'crew'],
	WithdrawAbsence: ['dispatcher', 'supervisor', 'manager', 'crew'],
	TakeBayOut: [...PLANNERS, 'manager'],
	ReturnBay: [...PLANNERS, 'manager'],
	ImportOrder: FRONT_DESK,
	OpenJob: FRONT_DESK,
	ArriveJob: FRONT_DESK,
	AssignOperation: PLANNERS,
	RetimeOperation: PLANNERS,
	UnassignOperation: PLANNERS,
	ReplanOperations: PLANNERS,
	StartOperation: SHOP_FLOOR,
	PauseOperation: SHOP_FLOOR,
	ResumeOperation: SHOP_FLOOR,
	StopOperation: SHOP_FLOOR,
	FinishOperation: SHOP_FLOOR,
	GiveCause: [...SHOP_FLOOR, 'manager'],
	ExpectParts: PARTS_DESK,
	ReceiveParts: PARTS_DESK,
	ChangePromise: FRONT_DESK,
	MoveCar: SHOP_FLOOR,
	AnnounceWindow: ['advisor', 'board'],
	SettleJob: FRONT_DESK,
	DeliverJob: FRONT_DESK,
	CancelJob: ['advisor', 'dispatcher', 'manager'],
	RecordNoShow: ['advisor', 'dispatcher', 'manager'],
	CloseDay: ['dispatcher', 'supervisor', 'manager', 'crew', 'board'],
	// One's own steps only; the decision asks for a supervisor where it is somebody else's.
	UndoStep: [...SHOP_FLOOR, 'advisor', 'manager', 'parts']
};

/** Whether this role may send such a command. An administrator may everything, a display nothing. */
export const mayDo = (role: Role, command: Command['type']): boolean =>
	role === 'administrator' || ALLOWED[command].includes(role);
