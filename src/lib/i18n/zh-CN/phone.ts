import { params } from '@nanostores/i18n';

/** The number of a customer, shown on a tap. */
export const phone = {
	ring: '电话',
	ringing: '正在查电话…',
	call: params('拨打 {phone}'),
	noPhone: '没有登记电话'
} as const;
