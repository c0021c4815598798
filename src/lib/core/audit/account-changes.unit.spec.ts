import { describe, expect, it } from 'vitest';
import { aboutAccount, readAccount } from './account-changes.ts';

const rights = { role: 'dispatcher', isActive: true, workshops: null };

describe('what an act on an account was about', () => {
	it('is whose it is, and each right that is another now', () => {
		const after = { role: 'supervisor', isActive: false, workshops: ['north', 'south'] };
		const about = aboutAccount('person-1', rights, after);
		expect(readAccount(about)).toEqual({
			id: 'person-1',
			changes: [
				{ operation: null, field: 'role', before: 'dispatcher', after: 'supervisor' },
				{ operation: null, field: 'isActive', before: true, after: false },
				{ operation: null, field: 'workshops', before: '*', after: 'north,south' }
			]
		});
	});

	it('is the id alone where no right changed, as with a new name', () => {
		expect(aboutAccount('person-1', rights, { ...rights })).toBe('person-1');
		expect(readAccount('person-1')).toEqual({ id: 'person-1', changes: [] });
	});
});
