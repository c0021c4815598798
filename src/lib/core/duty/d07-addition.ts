import { isAwaitingAnswer, isUnseen } from '../job/addition.ts';
import type { DutyRule } from './duty.ts';

/** Product duty D7, at once: the customer is asked about additional work and the answer written down. */
export const askAddition: DutyRule = {
	kind: 'ask-addition',
	roles: ['advisor'],
	dues: (_state, { additions }) =>
		additions.filter(isAwaitingAnswer).map(({ id, reportedAt }) => ({
			subject: id,
			operation: null,
			since: reportedAt,
			dueAt: reportedAt,
			why: { kind: 'ask-addition', addition: id }
		}))
};

/** The other half of it: the workshop says that it has seen what was approved. */
export const seeAddition: DutyRule = {
	kind: 'see-addition',
	roles: ['dispatcher', 'supervisor', 'leader', 'technician'],
	dues: (_state, { additions }) =>
		additions.filter(isUnseen).map(({ id, answer, becomes, reportedAt }) => {
			const since = answer?.at ?? reportedAt;
			return {
				subject: id,
				operation: becomes,
				since,
				dueAt: since,
				why: { kind: 'see-addition', addition: id }
			};
		})
};
