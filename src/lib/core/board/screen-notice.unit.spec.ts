import { describe, expect, it } from 'vitest';
import { at } from '../../../../tests/builders/at.ts';
import { screenNotice, type ScreenFacts } from './screen-notice.ts';

const zones = { workshop: 'Asia/Shanghai', device: 'UTC' };
const fresh: ScreenFacts = {
	link: 'live',
	dataAt: at('14:32'),
	openedAt: at('14:30'),
	canStore: true,
	isSetUp: true
};
const said = (facts: Partial<ScreenFacts>) => screenNotice({ ...fresh, ...facts }, zones);

describe('what a screen says about everything it shows', () => {
	it('says nothing while its rows are true, nor while the line was lost only just now', () => {
		expect(said({})).toBeNull();
		expect(said({ link: 'connecting' })).toBeNull();
	});

	it('says that it is connecting as long as no row has come', () => {
		expect(said({ link: 'connecting', dataAt: null, isSetUp: false })).toEqual({
			is: 'connecting'
		});
	});

	it('says since when it has reached nobody, by the clock and zone of the device', () => {
		expect(said({ link: 'stale', dataAt: null, isSetUp: false })).toEqual({
			is: 'unreached',
			since: '06:30'
		});
	});

	it('says of when its rows are, in the zone of the workshop', () => {
		expect(said({ link: 'stale' })).toEqual({ is: 'stale', since: '14:32' });
	});

	it('says that it was turned away, with and without rows', () => {
		expect(said({ link: 'refused' })).toEqual({ is: 'refused' });
		expect(said({ link: 'refused', dataAt: null })).toEqual({ is: 'refused' });
	});

	it('says that nothing can be stored only while it can hear the server', () => {
		expect(said({ canStore: false })).toEqual({ is: 'cannot-store' });
		expect(said({ canStore: false, link: 'stale' })?.is).toBe('stale');
	});

	it('says that a workshop is not set up once the server has said so', () => {
		expect(said({ isSetUp: false })).toEqual({ is: 'not-set-up' });
		expect(said({ isSetUp: false, link: 'connecting' })).toBeNull();
	});
});
