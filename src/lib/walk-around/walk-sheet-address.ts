/** Where the sheet of a walk-around is read and printed. */
export const walkSheetAddress = (job: string, workshop: string): string =>
	`/walk-around/${encodeURIComponent(job)}?workshop=${encodeURIComponent(workshop)}`;
