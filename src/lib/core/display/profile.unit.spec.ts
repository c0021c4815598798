import { describe, expect, it } from 'vitest';
import { displayFrom } from '../board/display.ts';
import {
	audienceOf,
	displayOf,
	mirrorOf,
	pathOf,
	profileMistakes,
	PROFILE_LIMITS,
	usualProfile,
	type DisplayProfile
} from './profile.ts';

const aProfile = (over: Partial<DisplayProfile> = {}): DisplayProfile => ({
	...usualProfile('大厅东'),
	...over
});
const entry = { layout: 'bay', scope: '', dwellS: 60 } as const;

describe('the profile of a display', () => {
	it('shows each page to one audience, and the lounge never the workshop', () => {
		expect(audienceOf({ page: 'board' })).toBe('wall');
		expect(audienceOf({ page: 'customer-board' })).toBe('wall-masked');
		expect(audienceOf({ page: 'lounge' })).toBe('lounge');
	});

	it('lies at the address of its page', () => {
		expect(pathOf({ page: 'customer-board' })).toBe('/board');
		expect(pathOf({ page: 'lounge' })).toBe('/lounge');
	});

	it('is shown to whoever looks after it at an address that says the same', () => {
		const profile = aProfile({ page: 'customer-board', theme: 'dark', safeArea: 3 });
		const address = mirrorOf(profile, { ...entry, layout: 'stage', scope: 'team:机电一组' });
		const { pathname, searchParams } = new URL(address, 'http://board.example');
		expect(pathname).toBe('/board');
		const shown = displayFrom((name) => searchParams.get(name), { locale: 'en', theme: 'dark' });
		expect(shown).toEqual({
			...displayOf(profile, { ...entry, layout: 'stage', scope: 'team:机电一组' }),
			locale: 'en'
		});
	});

	it('gives a wall page its settings, the scope from the entry that is up', () => {
		const profile = aProfile({ diagonal: 75, distance: 10, locale: 'en' });
		expect(displayOf(profile, { ...entry, scope: 'team:机电一组' })).toMatchObject({
			diagonal: 75,
			distance: 10,
			locale: 'en',
			visibleToCustomers: false,
			scope: { kind: 'team', team: '机电一组' }
		});
	});

	it('is sound as it begins', () => {
		expect(profileMistakes(aProfile())).toEqual([]);
	});

	it.each<[keyof DisplayProfile, Partial<DisplayProfile>]>([
		['name', { name: '  ' }],
		['playlist', { playlist: [] }],
		['playlist', { playlist: [{ ...entry, scope: 'nobody' }] }],
		['diagonal', { diagonal: PROFILE_LIMITS.diagonal[0] - 1 }],
		['diagonal', { diagonal: PROFILE_LIMITS.diagonal[1] + 1 }],
		['distance', { distance: PROFILE_LIMITS.distance[1] + 0.5 }],
		['safeArea', { safeArea: 8.5 }],
		['safeArea', { safeArea: Number.NaN }],
		['hours', { hours: { weekdays: [], from: '08:00', to: '20:00', darkOnHolidays: true } }]
	])('says what is wrong with %s', (field, over) => {
		expect(profileMistakes(aProfile(over))).toEqual([field]);
	});

	it('takes each limit itself', () => {
		for (const field of ['diagonal', 'distance', 'safeArea'] as const)
			for (const value of PROFILE_LIMITS[field])
				expect(profileMistakes(aProfile({ [field]: value }))).toEqual([]);
	});
});
