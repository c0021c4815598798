import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { phone as chinese } from '../zh-CN/phone.ts';

export const phone: SameKeys<typeof chinese> = {
	ring: 'Phone',
	ringing: 'Looking up the number…',
	call: params('Call {phone}'),
	noPhone: 'No number is known'
};
