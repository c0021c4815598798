import { describe, expect, it } from 'vitest';
import { at, TOMORROW } from '../../../../tests/builders/at.ts';
import type { Instant } from '../time/instant.ts';
import { workByDay, type AdvisorWork } from './advisor-work.ts';
import type { FollowUpLine } from './follow-up-lines.ts';

const NOW = at('10:00');

const due = (key: string, dueAt: Instant): AdvisorWork => ({
	...{ kind: 'call', key, dueAt },
	call: { isOthers: false } as FollowUpLine
});
const keysOf = (work: readonly AdvisorWork[]) => work.map(({ key }) => key);

describe('what an advisor has to do', () => {
	it('is parted by the day it is due, days being those of the workshop', () => {
		const work = [
			due('overdue since yesterday', at('18:00') - 24 * 60 * 60_000),
			due('now', NOW),
			due('this evening', at('23:59')),
			due('at midnight', at('00:00', TOMORROW)),
			due('never', Infinity)
		];
		const { today, later } = workByDay(work, { now: NOW, zone: 'Asia/Shanghai' });
		expect(keysOf(today)).toEqual(['overdue since yesterday', 'now', 'this evening']);
		expect(keysOf(later)).toEqual(['at midnight', 'never']);
	});
});
