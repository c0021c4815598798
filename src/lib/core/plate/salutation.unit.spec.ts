import { describe, expect, it } from 'vitest';
import { salutationOf } from './salutation.ts';

describe('salutationOf', () => {
	it.each([
		['王先生', { surname: '王', title: 'mr' }],
		['王小明先生', { surname: '王', title: 'mr' }],
		['欧阳女士', { surname: '欧', title: 'ms' }],
		['欧阳娜娜 女士', { surname: '欧阳', title: 'ms' }],
		['李小姐', { surname: '李', title: 'ms' }],
		['Mr. John Smith', { surname: 'Smith', title: 'mr' }],
		['Mrs Smith', { surname: 'Smith', title: 'ms' }]
	])('addresses %s', (written, salutation) => {
		expect(salutationOf(written)).toEqual(salutation);
	});

	it.each([['萧强'], ['大连某某运输有限公司'], ['先生'], ['大连运输公司王先生'], ['']])(
		'shows nothing of %s',
		(written) => {
			expect(salutationOf(written)).toBeNull();
		}
	);
});
