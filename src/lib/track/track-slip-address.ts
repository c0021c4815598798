/** Where the slip with a customer's code is read and printed. */
export const trackSlipAddress = (job: string, workshop: string): string =>
	`/slip/${encodeURIComponent(job)}?workshop=${encodeURIComponent(workshop)}`;
