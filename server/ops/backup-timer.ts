import { BACKUP_EVERY_MS } from '../storage/backups.ts';
import type { Log } from './log.ts';

/** How often it is looked whether a backup is due; a machine that slept does not skip an hour more. */
const LOOK_EVERY_MS = 60_000;

interface BackupTimerParts {
	readonly backupNow: () => Promise<string>;
	/** Real time of the last backup that counts; null before the first. */
	readonly lastBackupAt: () => number | null;
	readonly now: () => number;
	readonly log: Log;
}

/** Backs up when the last one is an hour old; a failure is logged and tried again. Returns what stops it. */
export function backUpHourly({ backupNow, lastBackupAt, now, log }: BackupTimerParts): () => void {
	let underWay = false;
	const look = async (): Promise<void> => {
		if (underWay || now() - (lastBackupAt() ?? -Infinity) < BACKUP_EVERY_MS) return;
		underWay = true;
		try {
			log.info('backed-up', { file: await backupNow() });
		} catch (error) {
			log.error('backup-failed', error);
		} finally {
			underWay = false;
		}
	};
	const timer = setInterval(() => void look(), LOOK_EVERY_MS);
	timer.unref();
	return () => {
		clearInterval(timer);
	};
}
