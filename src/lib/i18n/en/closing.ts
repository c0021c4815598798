import type { SameKeys } from '../catalogue.ts';
import type { closing as chinese } from '../zh-CN/closing.ts';

/** Who is here, the end of the day, parts, and the calls after delivery. */
export const closing: SameKeys<typeof chinese> = {
	'mark.present': 'present',
	'mark.late': 'late',
	'mark.absent': 'absent',
	'mark.gone-home': 'gone home',
	'mark.overtime': 'overtime',
	'carry.planned-longer': 'planned for several days',
	'carry.parts': 'parts',
	'carry.approval': 'customer has to approve',
	'carry.sublet': 'sublet',
	'carry.no-time': 'not done today',
	'carry.not-collected': 'not collected',
	'carry.other': 'other',
	'carry.not-decided': 'not decided',
	'call.satisfied': 'satisfied',
	'call.unreached': 'not reached',
	'call.complaint': 'complaint',
	'call.comeback': 'comes back',
	'reader.advisor': 'advisor',
	'reader.dispatcher': 'dispatcher'
};
