import type { CommandId, WorkshopCode } from '#core/ids.ts';
import type { Change } from '#core/audit/changes.ts';

/** Who did what, as people and programs read it. Times are real time in ms. */

/** What is written down besides accepted commands. */
export const ADMINISTRATIVE_ACTS = [
	'SignedIn',
	'SignedOut',
	'SignInFailed',
	'PinFailed',
	'InstallationSetUp',
	'PersonInvited',
	'PersonChanged',
	'PersonReset',
	'PasswordChosen',
	'PinSet',
	'SessionsEnded',
	'DisplayInvited',
	'DisplayLetIn',
	'DisplayChanged',
	'DisplayRevoked',
	'DisplayOrdered',
	'TrackGiven',
	'TrackWithdrawn',
	'TokenMade',
	'TokenRevoked',
	'BackupMade',
	'BackupDownloaded',
	'BackupRestored',
	'PhoneSeen',
	'PersonExported',
	'AuditExported'
] as const;
export type AdministrativeKind = (typeof ADMINISTRATIVE_ACTS)[number];

/** One act. */
export interface AuditEntry {
	/** Grows with time; ask for those before it to read on. */
	readonly id: number;
	readonly at: number;
	/** Null: it concerned the installation. */
	readonly workshop: WorkshopCode | null;
	/** Id and name of who did it. */
	readonly actor: string;
	readonly by: string;
	/** A command's or an act's name; one of a newer server may be unknown. */
	readonly kind: string;
	readonly command: CommandId | null;
	/** What it was about: the cars as they are known now, or an id. */
	readonly about: string;
	/** How and where they were signed in; null for the server's own. The address is forgotten in time. */
	readonly device: { readonly by: string; readonly agent: string; readonly address: string } | null;
	/** What became of what, read out of the log. */
	readonly changes: readonly Change[];
}

/** A page of them, latest first. */
export interface AuditPage {
	readonly entries: readonly AuditEntry[];
	/** Ask for those before this one; null at the end. */
	readonly next: number | null;
}
