import { describe, expect, it } from 'vitest';
import { isInScope, scopeOf, takesNoPerson, type Scope } from './scope.ts';
import { DEEDS, type Deed } from './may.ts';
import { ACTS } from './acts.ts';

const COMMANDS = DEEDS.filter((deed) => takesNoPerson(deed));

const allowed = (...scopes: Scope[]): readonly Deed[] =>
	DEEDS.filter((deed) => isInScope(scopes, deed));

describe('what a token is limited to', () => {
	it('is nothing where there is no limit, and everything where there is no scope', () => {
		expect(DEEDS.filter((deed) => !isInScope(null, deed))).toEqual([]);
		expect(allowed()).toEqual([]);
	});

	it('lets read look, and no more', () => {
		expect(allowed('read')).toEqual(['SeeWorkshop']);
	});

	it('lets no program erase anybody or administer anything', () => {
		expect(allowed('command:*', 'command:ErasePerson')).not.toContain('ErasePerson');
		expect(ACTS.filter(takesNoPerson)).toEqual([]);
	});

	it('lets import bring orders', () => {
		expect(allowed('import')).toEqual(['ImportOrder']);
	});

	it('lets a command scope send that command, and all of them where it says so', () => {
		expect(allowed(scopeOf('ReceiveParts'), 'read')).toEqual(['ReceiveParts', 'SeeWorkshop']);
		// Erasing a customer takes a person, whatever a program may.
		expect(allowed('command:*')).toEqual(COMMANDS.filter((deed) => deed !== 'ErasePerson'));
	});
});
