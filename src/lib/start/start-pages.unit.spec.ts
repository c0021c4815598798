import { describe, expect, it } from 'vitest';
import { PEOPLE_ROLES } from '#core/people/role.ts';
import { startPagesFor } from './start-pages.ts';

const ids = (pages: readonly { readonly id: string }[]): readonly string[] =>
	pages.map(({ id }) => id);

describe('the pages somebody starts from', () => {
	it.each(PEOPLE_ROLES)('gives %s something to begin with, and no page twice', (role) => {
		const { daily, more } = startPagesFor(role);
		expect(daily.length).toBeGreaterThan(0);
		const all = [...ids(daily), ...ids(more)];
		expect(new Set(all).size).toBe(all.length);
	});

	it('lists nothing a role can do nothing on', () => {
		const { daily, more } = startPagesFor('technician');
		expect(ids(daily)).toEqual(['floor', 'wash']);
		expect(ids(more)).not.toContain('follow-up');
		expect(ids(more)).not.toContain('closing');
	});

	it('has no desk for a screen', () => {
		expect(startPagesFor('display')).toEqual({ daily: [], more: [] });
	});
});
