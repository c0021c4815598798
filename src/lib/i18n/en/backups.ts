import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { backups as chinese } from '../zh-CN/backups.ts';

export const backups: SameKeys<typeof chinese> = {
	lead: 'A backup is made every hour, and before an update changes the database. Hourly ones are kept for two days, then the last of each day for a month; those made by hand or before an update for a month.',
	list: 'Backups',
	time: 'Time',
	kind: 'Kind',
	size: 'Size',
	check: 'Check',
	actions: 'Actions',
	'kind.hourly': 'hourly',
	'kind.daily': 'daily',
	'kind.before-migration': 'before an update',
	'kind.by-hand': 'by hand',
	whole: 'whole',
	sizeOf: params('{size} MB'),
	now: 'Back up now',
	making: 'Backing up…',
	made: params('Backed up: {at}'),
	lastFailed: params('The backup of {at} failed: {reason}. It is tried again every minute.'),
	none: 'No backup yet; the first is made within a minute of the start.',
	download: 'Download',
	downloadOf: params('Download the backup of {at}'),
	downloadNote:
		'A backup holds names, phones and plates of customers: keep it in a safe place. Every download is written to the log.',
	onlyAdministrator: 'Only the administrator can back up and download.',
	howTo: 'How to restore',
	howTo1: 'Stop the server.',
	howTo2:
		'On the server, run this command with a name from the table above, or the path of a downloaded file:',
	howTo3: 'Start the server. Every screen takes the restored data by itself.',
	howToNote:
		'The file is checked first; what it replaces is kept in replaced-… in the data folder. What was done after the backup is not in it and has to be entered again; sign-ins ended and tokens revoked since then are valid again, so end them once more.',

	'cli.usage':
		'Usage: npm run restore -- FILE [--data-dir FOLDER] [--lang zh-CN|en]\nA bare file name is looked for in backups in the data folder.',
	'cli.done': params('Restored: {file} ({workshops} workshops, {ms} ms)'),
	'cli.aside': params('What it replaced is kept in: {folder}'),
	'cli.next':
		'Start the server now. Every screen takes the data by itself; sign-ins ended and tokens revoked since the backup are valid again, so end them once more.',
	'cli.inUse': params('A server is using {folder}: stop it first.'),
	'cli.missing': params('No such file: {file}'),
	'cli.no-backup': params('This is no backup of the board: {file}'),
	'cli.damaged': params('The backup is damaged, nothing was restored: {file}'),
	'cli.newer': params('The backup is of a newer release, install that first: {detail}')
};
