import { describe, expect, it } from 'vitest';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { at } from '../../../../tests/builders/at.ts';
import { stateFromEntities } from '../entities.ts';
import { evolve } from '../evolve.ts';
import { commandId, personId } from '../ids.ts';
import { emptyState } from '../state.ts';
import { DEFAULT_REASONS, withReasons, type StoredSetup } from './reasons.ts';
import type { Setup } from './setup.ts';

/** As a release before the lists of reasons wrote it. */
const old: StoredSetup = { ...aSetup() };
delete (old as { reasons?: unknown }).reasons;

describe('a set-up stored without reasons', () => {
	it('gets those every workshop begins with', () => {
		expect(withReasons(old)).toEqual({ ...aSetup(), reasons: DEFAULT_REASONS });
		expect(withReasons(aSetup())).toEqual(aSetup());
	});

	it('is completed where it is loaded and where its log is folded', () => {
		const body = old as Setup;
		const loaded = stateFromEntities(
			[{ kind: 'setup', id: 'setup', seq: 1, gone: false, body }],
			[],
			1
		);
		const folded = evolve(emptyState, [
			{
				seq: 1,
				at: at('08:00'),
				recordedAt: at('08:00'),
				actor: personId('admin'),
				command: commandId('c1'),
				event: { type: 'WorkshopSetUp', setup: body }
			}
		]);
		expect(loaded.setup?.reasons).toEqual(DEFAULT_REASONS);
		expect(folded.setup?.reasons).toEqual(DEFAULT_REASONS);
	});
});
