import type { CallId } from '../ids.ts';
import type { CallPlace } from './call.ts';

/** Calling for help, coming, and saying that it is settled. */
export type AndonCommand =
	/** The sender makes the id. `note` is free text: it goes into the register and never into the log. */
	| { readonly type: 'CallForHelp'; readonly call: CallPlace; readonly note: string }
	| { readonly type: 'AnswerHelp'; readonly call: CallId }
	| { readonly type: 'EndHelp'; readonly call: CallId };
