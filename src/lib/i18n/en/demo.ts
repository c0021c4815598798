import type { SameKeys } from '../catalogue.ts';
import type { demo as chinese } from '../zh-CN/demo.ts';

export const demo: SameKeys<typeof chinese> = {
	mark: 'Demo',
	how: 'one-tap sign-in',
	lead: 'A demo: anybody gets in with one tap and no password; nothing in it is real.'
};
