import type { SameKeys } from '../catalogue.ts';
import type { lite as chinese } from '../zh-CN/lite.ts';

export const lite: SameKeys<typeof chinese> = {
	foot: 'Loads anew every 30 s · the time on the right is when it did'
};
