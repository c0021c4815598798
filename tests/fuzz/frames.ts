import type { Command } from '#core/commands.ts';
import { bayCode, commandId, jobId, operationId, workshopCode } from '#core/ids.ts';
import { anOrder } from '../builders/an-order.ts';
import { BAY, TECHNICIAN } from '../builders/a-setup.ts';
import type { Random } from '../support/random.ts';
import { mutated } from './mutate.ts';

export const WORKSHOP = workshopCode('test');
const JOB = jobId('J1');
const ON = { job: JOB, operation: operationId(JOB, 1), seen: 1 };
const HELLO = { protocol: 1, workshop: WORKSHOP, audience: 'wall', epoch: null, seq: null };

/** Commands as desks send them; most come too late or at the wrong time, which is as good. */
export const COMMANDS: readonly Command[] = [
	{ type: 'OpenJob', job: JOB, draft: anOrder() },
	{ type: 'ArriveJob', job: JOB },
	{
		...{ type: 'AssignOperation', ...ON, bay: BAY.lift1, technicians: [TECHNICIAN.mechanic] },
		...{ start: Date.UTC(2027, 0, 1), reason: 'agreed' }
	},
	{ type: 'RetimeOperation', ...ON, start: Date.UTC(2027, 0, 1), reason: 'agreed' },
	{ type: 'StartOperation', ...ON },
	{ type: 'PauseOperation', ...ON },
	{ type: 'ResumeOperation', ...ON },
	{ type: 'FinishOperation', ...ON },
	{ type: 'ReplanOperations', moves: [{ ...ON, to: null }], reason: 'agreed' },
	{ type: 'ChangePromise', job: JOB, promisedAt: Date.UTC(2027, 0, 1), reason: 'parts', seen: 1 },
	{ type: 'TakeBayOut', bay: BAY.booth, reason: 'lamp', until: null },
	{ type: 'ReturnBay', bay: bayCode('H01') },
	{ type: 'UndoStep', step: commandId('fuzz-1') },
	{ type: 'DeliverJob', job: JOB }
];

export const envelope = (random: Random): object => ({
	id: `fuzz-${random.below(1_000_000)}`,
	workshop: WORKSHOP,
	command: random.pick(COMMANDS)
});

/** What the libraries and the board say to each other, in their own notation. */
const MESSAGES: readonly ((random: Random) => string)[] = [
	(random) => `42${random.below(1_000)}${JSON.stringify(['command', envelope(random)])}`,
	(random) => `42${random.below(1_000)}${JSON.stringify(['command', envelope(random)])}`,
	(random) => `42${random.below(1_000)}${JSON.stringify(['command', envelope(random)])}`,
	() => `421${JSON.stringify(['hello', HELLO])}`,
	() => `422${JSON.stringify(['sync', { ...HELLO, epoch: 'e1', seq: 3 }])}`,
	() => `423${JSON.stringify(['lift', { operation: 'J1/1' }])}`,
	() => '42["hello"]',
	() => '42[]',
	() => '430[{"status":"current"}]',
	() => '44{"message":"no"}',
	() => '451-["command",{"_placeholder":true,"num":0}]',
	() => '462-1[{"_placeholder":true,"num":1}]',
	() => '40{"token":"abc"}',
	() => '40/admin,{}',
	() => '41',
	() => '2probe',
	() => '3',
	() => '5',
	() => '6',
	() => '1',
	() => 'b4AAAA'
];

/** A websocket frame as a client sends it: masked, of any length. */
export function frameOf(payload: Buffer, opcode: number): Buffer {
	const { length } = payload;
	const wide = length > 65_535 ? 8 : length > 125 ? 2 : 0;
	const head = Buffer.alloc(2 + wide + 4);
	head[0] = 0x80 | opcode;
	head[1] = 0x80 | (wide === 0 ? length : wide === 2 ? 126 : 127);
	if (wide === 2) head.writeUInt16BE(length, 2);
	if (wide === 8) head.writeBigUInt64BE(BigInt(length), 2);
	// A mask of zeros leaves the payload as it is.
	return Buffer.concat([head, payload]);
}

export const textFrame = (text: string): Buffer => frameOf(Buffer.from(text), 1);

/** One frame: mostly whole around something wrong, now and then wrong itself. */
export function fuzzedFrame(random: Random): Buffer {
	const text = mutated(random.pick(MESSAGES)!(random), random);
	if (random.chance(0.95)) return textFrame(text);
	if (random.chance(0.4)) return frameOf(Buffer.from(text, 'latin1'), 2);
	const frame = frameOf(Buffer.from(text), random.below(16));
	for (let n = random.below(4); n > 0; n--) frame[random.below(frame.length)] = random.below(256);
	return random.chance(0.3) ? frame.subarray(0, random.below(frame.length)) : frame;
}
