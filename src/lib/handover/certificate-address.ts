/** Where the certificate of a visit is read and printed. */
export const certificateAddress = (job: string, workshop: string): string =>
	`/certificate/${encodeURIComponent(job)}?workshop=${encodeURIComponent(workshop)}`;
