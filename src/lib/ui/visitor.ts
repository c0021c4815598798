/** Who is here, as the heads of pages show it; the root layout says it for every page. */
export interface Visitor {
	readonly name: string;
	/** The role's word in the language of the page. */
	readonly role: string;
	/** Whether another person may take this device over by PIN. */
	readonly mayChangePlaces: boolean;
	/** They belong to workshops, but to none there is: nothing can be shown to them. */
	readonly belongsNowhere: boolean;
}

/** Somewhere to switch to. */
export interface Place {
	readonly code: string;
	readonly name: string;
}
