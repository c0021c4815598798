import type { ArchivedOrder } from './commands.ts';
import type { CommandId, JobId, OrderNo, PersonId } from './ids.ts';
import type { Event } from './job/events.ts';
import type { Outlook } from './promise/outlook.ts';
import type { Role } from './people/role.ts';
import type { PictureSize } from './photo/photo.ts';
import type { StaffLink } from './people/staff-link.ts';
import type { Refusal } from './refusals.ts';
import type { Result } from './result.ts';
import type { Instant } from './time/instant.ts';
import type { PastStep } from './undo/past-step.ts';
import type { PersonalRecord } from './workshop/registers.ts';

/** Who sent a command. The name is what others read ("已被李调度改动"). */
export interface Actor {
	readonly id: PersonId;
	readonly role: Role;
	readonly name: string;
	/** Which technician or advisor this person is; null or left out: none. It says what is their own. */
	readonly staff?: StaffLink | null | undefined;
	/** The one visit a customer may say something about; left out of everybody else. */
	readonly visit?: JobId | undefined;
}

/** What a decision needs besides state and command; the core has no clock of its own. */
export interface Circumstances {
	/** Workshop time at which the command reached the server. */
	readonly now: Instant;
	readonly actor: Actor;
	readonly command: CommandId;
	/** When the person tapped, where that was earlier (a tablet without connection). */
	readonly tappedAt?: Instant | undefined;
	/** Orders named by the command that have left the board's memory. */
	readonly archived: ReadonlyMap<OrderNo, ArchivedOrder>;
	/** The step an undo names, out of the log; null or left out where there is none. */
	readonly step?: PastStep | null | undefined;
	/** What looking ahead says of the promise the command gives; left out: it is looked ahead while deciding. */
	readonly outlook?: Outlook | undefined;
	/** The picture that came beside the command; null or left out where none did. */
	readonly picture?: PictureSize | null | undefined;
}

/** What a command leads to: facts for the log, and entries for the registers beside it. */
export interface Decided {
	readonly events: readonly Event[];
	readonly records: readonly PersonalRecord[];
	/** When the facts were true; the time of the tap where that was accepted. */
	readonly at: Instant;
}

/** Facts, or a refusal that says why; never an exception for a rule of the workshop. */
export type Decision = Result<Decided, Refusal>;
