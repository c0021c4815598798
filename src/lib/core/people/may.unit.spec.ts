import { describe, expect, it } from 'vitest';
import { COMMAND_SCHEMAS } from '#protocol/schemas/commands.ts';
import type { Command } from '../commands.ts';
import { mayDo } from './may.ts';
import type { Role } from './role.ts';

const COMMANDS = Object.keys(COMMAND_SCHEMAS) as Command['type'][];

describe('mayDo', () => {
	it('lets a display do nothing and an administrator everything', () => {
		expect(COMMANDS.filter((command) => mayDo('display', command))).toEqual([]);
		expect(COMMANDS.filter((command) => !mayDo('administrator', command))).toEqual([]);
	});

	it.each<[Role, Command['type'], boolean]>([
		['dispatcher', 'AssignOperation', true],
		['advisor', 'AssignOperation', false],
		['technician', 'StartOperation', true],
		['technician', 'ChangePromise', false],
		['advisor', 'ChangePromise', true],
		['dispatcher', 'SetUpWorkshop', false],
		['manager', 'EditSetup', true],
		['dispatcher', 'EditSetup', false],
		['dispatcher', 'SetClock', false],
		['board', 'CloseDay', true],
		['board', 'AssignOperation', false],
		['crew', 'FinishOperation', true],
		['technician', 'ReplanOperations', false],
		['dispatcher', 'ReplanOperations', true],
		['technician', 'UndoStep', true],
		['advisor', 'UndoStep', true],
		['board', 'UndoStep', false],
		['technician', 'GiveCause', true]
	])('%s, %s: %s', (role, command, may) => {
		expect(mayDo(role, command)).toBe(may);
	});
});
