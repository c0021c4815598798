import type { Circumstances, Decision } from '../decider.ts';
import { decided, isBlank, openJob } from '../decision.ts';
import { noteId } from '../ids.ts';
import { refused } from '../result.ts';
import type { WorkshopState } from '../state.ts';
import type { AdditionText } from '../workshop/registers.ts';
import type { TrackCommand } from './commands.ts';

/**
 * Puts additional work before the customer. What a technician wrote is for the house: only what somebody
 * wrote for the customer, with a price, is ever shown on their page.
 */
export function decideOfferAddition(
	state: WorkshopState,
	{ job: of, addition: id, words, price, photos }: TrackCommand,
	circumstances: Circumstances
): Decision {
	const job = openJob(state, of);
	if (!job.ok) return job;
	const addition = job.value.additions.find((one) => one.id === id);
	if (addition === undefined) return refused({ code: 'addition/unknown', addition: id });
	if (addition.answer !== null) return refused({ code: 'addition/already-answered', addition: id });
	if (isBlank(words)) return refused({ code: 'reason/missing', why: 'offer' });
	if (isBlank(price)) return refused({ code: 'reason/missing', why: 'price' });
	const note = noteId(`${circumstances.command}/offer`);
	const known = state.registers.addition.get(id);
	const said: AdditionText = {
		...{ kind: 'addition', id, job: of, text: '', parts: '', saidBy: '' },
		...known,
		price: price.trim()
	};
	return decided(
		[{ type: 'AdditionOffered', job: of, addition: id, words: note, photos }],
		circumstances,
		{ records: [{ kind: 'note', id: note, job: of, text: words.trim() }, said] }
	);
}
