import type { CallId, TechnicianCode } from '../ids.ts';
import type { CallPlace } from './call.ts';

/** What happened to calls for help; who and when stand with the fact in the log. */
export type AndonEvent =
	| {
			readonly type: 'HelpCalled';
			readonly call: CallPlace & { readonly technician: TechnicianCode | null };
	  }
	| { readonly type: 'HelpAnswered'; readonly call: CallId }
	| { readonly type: 'HelpEnded'; readonly call: CallId };
