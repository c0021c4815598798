import type { DutyId, JobId, NoteId } from '../ids.ts';
import type { DutyKind } from './duty-kind.ts';

interface OfDuty {
	readonly job: JobId;
	readonly duty: DutyId;
	readonly kind: DutyKind;
}

/** Facts about the duties of a visit; who and when stand with every fact. */
export type DutyEvent =
	| ({ readonly type: 'DutyTaken'; readonly name: NoteId } & OfDuty)
	| ({
			readonly type: 'DutyDone';
			readonly name: NoteId;
			readonly said: NoteId | null;
	  } & OfDuty)
	| ({ readonly type: 'DutyReleased' } & OfDuty);
