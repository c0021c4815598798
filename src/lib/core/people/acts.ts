/**
 * What people do with the board itself rather than with cars: looking, and the administration. They
 * stand in the same table as the commands (`may.ts`).
 */
export const ACTS = [
	/** Sees the cars with customers and plates, the set-up, and who did what to a car. */
	'SeeWorkshop',
	'ManagePeople',
	'ManageTokens',
	'ManageDisplays',
	/** Searches who did what, when and from which device. */
	'SeeAudit',
	/** Gives a customer the page of their visit, shows its code again, and takes it back. */
	'ManageTracking',
	/** Is told a customer's number, to ring them. */
	'SeePhone',
	/** Takes out everything that is kept about one customer. */
	'ExportPerson',
	/** Reads figures of past days. */
	'SeeReports',
	'SeeBackups',
	'DownloadBackup'
] as const;

export type Act = (typeof ACTS)[number];
