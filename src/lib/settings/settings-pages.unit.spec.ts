import { describe, expect, it } from 'vitest';
import { ROLES } from '#core/people/role.ts';
import { settingsText } from '$lib/i18n/settings.ts';
import { settingsPagesFor } from './settings-pages.ts';

describe('the pages of the settings', () => {
	it('are all shown to an administrator, each with words in both languages', () => {
		const pages = settingsPagesFor('administrator');
		for (const locale of ['zh-CN', 'en'] as const) {
			const t = settingsText(locale);
			for (const { id } of pages) expect([t[`page.${id}`], t[`lead.${id}`]]).not.toContain('');
		}
		for (const role of ROLES)
			expect(pages).toEqual(expect.arrayContaining([...settingsPagesFor(role)]));
	});

	it('leave out what a role can do nothing with', () => {
		expect(settingsPagesFor('technician').map(({ id }) => id)).not.toContain('import');
		expect(settingsPagesFor('display')).toEqual([]);
	});
});
