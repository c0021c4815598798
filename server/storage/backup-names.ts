/** What a backup was made for; it is part of the file's name. */
export type BackupReason = 'hourly' | 'before-migration' | 'by-hand';

/** What a backup's name says. */
interface BackupName {
	readonly name: string;
	/** Real time at which it was begun, milliseconds. */
	readonly at: number;
	readonly reason: BackupReason;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Hourly ones are kept this long; of those before, the last of each day. */
export const HOURLY_KEPT_MS = 2 * DAY_MS;
/** Everything else is kept this long. */
const KEPT_MS = 30 * DAY_MS;

/** Nothing else is ever read, listed or deleted; no name with a slash or a dot too many fits it. */
const NAME =
	/^backup-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)(?:-(hourly|before-migration|by-hand))?\.sqlite$/;

/** Backups are named by their time, so that their order is the order of their names. */
export const backupNameAt = (at: number, reason: BackupReason): string =>
	`backup-${new Date(at).toISOString().replaceAll(':', '-')}-${reason}.sqlite`;

/** Null for a name that is no backup's. One without a reason is of the first releases: hourly. */
export function readBackupName(name: string): BackupName | null {
	const [, date, hour, minute, second, reason] = NAME.exec(name) ?? [];
	if (date === undefined) return null;
	const at = Date.parse(`${date}T${String(hour)}:${String(minute)}:${String(second)}`);
	if (Number.isNaN(at)) return null;
	return { name, at, reason: (reason as BackupReason | undefined) ?? 'hourly' };
}

/**
 * Which of these files are to be kept at real time `now`: hourly ones for two days, then the last of
 * each day (UTC) for a month; those made before a migration or by hand for a month; and the newest of
 * each reason however old it is, so that a server which stood still for a year loses none of its last.
 * Names that are no backup's are not answered and not to be touched.
 */
export function backupsToKeep(names: readonly string[], now: number): ReadonlySet<string> {
	const newestFirst = names
		.map(readBackupName)
		.filter((backup) => backup !== null)
		.sort((a, b) => b.at - a.at);
	const reasons = new Set<BackupReason>();
	const days = new Set<number>();
	const kept = newestFirst.filter(({ at, reason }) => {
		const isNewest = !reasons.has(reason);
		reasons.add(reason);
		const age = now - at;
		if (reason !== 'hourly') return isNewest || age <= KEPT_MS;
		const day = Math.floor(at / DAY_MS);
		const isLastOfDay = !days.has(day);
		days.add(day);
		return isNewest || age <= HOURLY_KEPT_MS || (isLastOfDay && age <= KEPT_MS);
	});
	return new Set(kept.map(({ name }) => name));
}
