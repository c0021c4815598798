import { describe, expect, it } from 'vitest';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { at } from '../../../../tests/builders/at.ts';
import { stateFromEntities } from '../entities.ts';
import { evolve } from '../evolve.ts';
import { commandId, personId } from '../ids.ts';
import { DEFAULT_CHECK_LISTS } from '../inspection/default-check-lists.ts';
import { emptyState } from '../state.ts';
import { DEFAULT_ANDON } from './andon.ts';
import { DEFAULT_REASONS } from './reasons.ts';
import type { Setup } from './setup.ts';
import { completed, type StoredSetup } from './stored-setup.ts';

/** As a release before the lists of reasons, the catalogue, the check lists and the yard wrote it. */
const old: StoredSetup = { ...aSetup() };
delete (old as { reasons?: unknown }).reasons;
delete (old as { operations?: unknown }).operations;
delete (old as { andon?: unknown }).andon;
delete (old as { checkLists?: unknown }).checkLists;
delete (old as { parkingSlots?: unknown }).parkingSlots;
delete (old as { noShowMinutes?: unknown }).noShowMinutes;
delete (old as { specialTools?: unknown }).specialTools;

describe('a set-up stored by an earlier release', () => {
	it('gets what every workshop begins with', () => {
		expect(completed(old)).toEqual({
			...aSetup(),
			reasons: DEFAULT_REASONS,
			operations: [],
			andon: DEFAULT_ANDON,
			checkLists: DEFAULT_CHECK_LISTS,
			parkingSlots: [],
			noShowMinutes: 30,
			specialTools: [],
			counters: {}
		});
		expect(completed(aSetup())).toEqual(aSetup());
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
		expect(loaded.setup).toEqual(completed(old));
		expect(folded.setup).toEqual(completed(old));
	});
});
