import { describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { commandId } from '#core/ids.ts';
import { circumstances } from '../../support/scenario.ts';
import { Logbook } from '../../support/logbook.ts';
import { aSetup, BAY } from '../../builders/a-setup.ts';
import { violationsOf, type Call, type History } from './linear-history.ts';
import { WORKSHOP } from './workshop-under-way.ts';

const { actor, now } = circumstances();
const takeOut: Command = { type: 'TakeBayOut', bay: BAY.booth, reason: 'lamp', until: null };
const giveBack: Command = { type: 'ReturnBay', bay: BAY.booth };
const setUp: Command = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: {}, absences: [] }
};

/** Set up; the booth out, out again (refused), back, back again (refused), out: one after another. */
function inTurn(): { calls: Call[]; log: History['log'] } {
	const book = new Logbook();
	book.state = { ...book.state, setup: null, seq: 0 };
	const administrator = { ...actor, role: 'administrator' as const };
	const wishes = [setUp, takeOut, takeOut, giveBack, giveBack, takeOut];
	const calls = wishes.map((command, index): Call => {
		const who = command === setUp ? administrator : actor;
		const { id, refusal } = book.send(command, { actor: who });
		const answer =
			refusal === null
				? ({ status: 'accepted', id, epoch: 'e1', seq: book.state.seq, changed: true } as const)
				: ({ status: 'refused', id, refusal } as const);
		return {
			...{ id, actor: who, nows: [now], answers: [answer] },
			sent: [{ id, workshop: WORKSHOP, command }],
			invokedAt: 2 * index,
			returnedAt: 2 * index + 1
		};
	});
	return { calls, log: book.log };
}

/** The good history with one call changed. */
const but = (which: number, change: (call: Call) => Partial<Call>): History => {
	const { calls, log } = inTurn();
	calls[which] = { ...calls[which]!, ...change(calls[which]!) };
	return { calls, log };
};

describe('a history', () => {
	it('is linear where everything was done in turn', () => {
		expect(violationsOf(inTurn())).toEqual([]);
	});

	it('is linear where a refusal can be told by a state within its time', () => {
		expect(violationsOf(but(4, () => ({ invokedAt: 0, returnedAt: 100 })))).toEqual([]);
	});

	it('is not where a refusal comes from a state of the past or the future', () => {
		const lookedTooLate = but(2, () => ({ invokedAt: 8, returnedAt: 9 }));
		expect(violationsOf(lookedTooLate)).toEqual([
			expect.stringContaining('answered bay/already-out, which the rules say nowhere')
		]);
		const lookedTooEarly = but(4, () => ({ invokedAt: 4, returnedAt: 5 }));
		expect(violationsOf(lookedTooEarly)).toEqual([expect.stringContaining('bay/not-out')]);
	});

	it('is not where somebody sees less than was seen before they asked', () => {
		const { calls, log } = inTurn();
		const [, , isOut, back, notOut, outAgain] = calls as [Call, Call, Call, Call, Call, Call];
		// The booth comes back at any moment from 4 to 12; at 6 somebody has seen it back.
		calls[3] = { ...back, invokedAt: 4, returnedAt: 12 };
		calls[4] = { ...notOut, invokedAt: 5, returnedAt: 6 };
		calls[5] = { ...outAgain, invokedAt: 13, returnedAt: 14 };
		calls[2] = { ...isOut, invokedAt: 5.5, returnedAt: 8 };
		expect(violationsOf({ calls, log })).toEqual([]);
		calls[2] = { ...isOut, invokedAt: 7, returnedAt: 8 };
		expect(violationsOf({ calls, log })).toEqual([expect.stringContaining('bay/already-out')]);
	});

	it('is not where steps stand in the log against the order of time', () => {
		const late = but(1, () => ({ invokedAt: 7.5, returnedAt: 7.8 }));
		expect(violationsOf(late).join()).toContain('before a step that stands before it was sent');
	});

	it('is not where something acknowledged is missing, or done twice', () => {
		const { calls, log } = inTurn();
		const lost = violationsOf({ calls, log: log.filter(({ seq }) => seq !== 2) }).join();
		expect(lost).toContain('position 3 stands at place 2');
		expect(lost).toContain('answered accepted, which the rules say nowhere');
		const again = log.map((entry) =>
			entry.seq === 4 ? { ...entry, command: calls[1]!.id } : entry
		);
		expect(violationsOf({ calls, log: again }).join()).toContain('was done 2 times');
	});

	it('is not where the log holds what the rules would not have written', () => {
		const { calls, log } = inTurn();
		const other = log.map((entry) =>
			entry.event.type === 'BayReturned'
				? { ...entry, event: { ...entry.event, bay: BAY.lift1 } }
				: entry
		);
		expect(violationsOf({ calls, log: other }).join()).toContain('the rules do not give');
	});

	it('is not where a command was answered in two ways, or told another position', () => {
		const two = but(1, ({ answers, id }) => ({
			answers: [
				...answers,
				{ status: 'refused', id, refusal: { code: 'bay/already-out', bay: BAY.booth } }
			]
		}));
		expect(violationsOf(two).join()).toContain('in different ways');
		const elsewhere = but(1, ({ id }) => ({
			answers: [{ status: 'accepted', id, epoch: 'e1', seq: 9, changed: true }]
		}));
		expect(violationsOf(elsewhere)).toEqual([expect.stringContaining('told position 9')]);
	});

	it('is not where what was refused was done all the same', () => {
		const refusal = { code: 'bay/already-out', bay: BAY.booth } as const;
		const done = but(1, ({ id }) => ({ answers: [{ status: 'refused', id, refusal }] }));
		expect(violationsOf(done)).toEqual([expect.stringContaining('stands in the log')]);
	});

	it('says nothing of a call nobody knows the end of', () => {
		const unknown: Call = {
			...inTurn().calls[1]!,
			id: commandId('unknown'),
			answers: [],
			returnedAt: Infinity
		};
		const { calls, log } = inTurn();
		expect(violationsOf({ calls: [...calls, unknown], log })).toEqual([]);
	});
});
