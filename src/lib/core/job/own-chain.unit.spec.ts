import { beforeEach, describe, expect, it } from 'vitest';
import { aJob, anOperation, aPlan } from '../../../../tests/builders/a-job.ts';
import { aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import { Logbook } from '../../../../tests/support/logbook.ts';
import { circumstances, onOperation, theOperation } from '../../../../tests/support/scenario.ts';
import type { Command } from '../commands.ts';
import { operationId, personId, type CommandId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { rebased, type Predecessor } from './own-chain.ts';

const ME = circumstances().actor.id;

let book: Logbook;
beforeEach(() => {
	book = new Logbook();
	book.state = aState({ jobs: [aJob({ operations: [{ plan: aPlan({ start: at('10:00') }) }] })] });
});
const eventsOf = (step: CommandId): Predecessor => ({
	events: book.log.filter(({ command }) => command === step)
});
const start = (state: WorkshopState): Command => ({
	type: 'StartOperation',
	...onOperation(state),
	reason: '演练'
});
/** As a screen without a line sends it: on the version it saw before the start. */
const latePause: Command = {
	...{ type: 'PauseOperation', job: aJob().id, operation: anOperation().id, seen: 1 }
};

describe('a wish made on one’s own wish before', () => {
	it('is decided on the version that one left behind', () => {
		const { id } = book.must(start);
		const wish = rebased(book.state, latePause, { predecessor: eventsOf(id), actor: ME });
		expect(wish).toEqual({
			ok: true,
			value: { ...latePause, seen: theOperation(book.state).version }
		});
	});

	it('is stale where somebody changed the operation after that one', () => {
		const { id } = book.must(start);
		const predecessor = eventsOf(id);
		book.must((state) => ({ type: 'PauseOperation', ...onOperation(state) }));
		expect(rebased(book.state, latePause, { predecessor, actor: ME })).toMatchObject({
			ok: false,
			refusal: { code: 'stale', seen: predecessor?.events.at(-1)?.seq }
		});
	});

	it('is not done where that one came to nothing', () => {
		expect(rebased(book.state, latePause, { predecessor: null, actor: ME })).toEqual({
			ok: false,
			refusal: { code: 'tap/first-refused', operation: anOperation().id }
		});
	});

	it.each([
		['changed nothing', (): Predecessor => ({ events: [] })],
		['was somebody else’s', (id: CommandId) => eventsOf(id), personId('another')]
	])('keeps what it saw where that one %s', (_what, predecessorOf, actor = ME) => {
		const { id } = book.must(start);
		const following = { predecessor: predecessorOf(id), actor };
		expect(rebased(book.state, latePause, following)).toEqual({ ok: true, value: latePause });
	});

	it('keeps what it saw where that one was about something else', () => {
		const { id } = book.must(start);
		const other = { ...latePause, operation: operationId(aJob().id, 7) };
		const following = { predecessor: eventsOf(id), actor: ME };
		expect(rebased(book.state, other, following)).toEqual({ ok: true, value: other });
	});

	it('is left alone where it is about no operation', () => {
		const settle: Command = { type: 'SettleJob', job: aJob().id };
		const following = { predecessor: null, actor: ME };
		expect(rebased(book.state, settle, following)).toEqual({ ok: true, value: settle });
	});
});
