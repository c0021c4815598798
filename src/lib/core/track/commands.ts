import type { AdditionId, JobId } from '../ids.ts';

/** What is wished about a customer's own page. */
export type TrackCommand =
	/**
	 * Additional work is put before the customer, who may answer it on their page: the words meant for
	 * them and the price, both into the registers. Offering again replaces what was offered before.
	 */
	{
		readonly type: 'OfferAdditionalWork';
		readonly job: JobId;
		readonly addition: AdditionId;
		readonly words: string;
		readonly price: string;
		/** Whether its photos may be seen there, too. */
		readonly photos: boolean;
	};
