/** What came of the form that was sent last. */
export interface AccountAnswer {
	readonly done: 'password' | 'pin' | 'end' | null;
	/** `at` is the form and the field: `pin next`. */
	readonly wrong: { readonly at: string; readonly message: string } | null;
}

/** One of one's own sessions; times are real time in ms. */
export interface OwnSession {
	readonly id: string;
	readonly by: 'password' | 'pin' | 'demo' | 'link' | 'display' | 'token' | 'local';
	readonly lastUsedAt: number;
	readonly endsAt: number;
	/** That of the page itself. */
	readonly isHere: boolean;
}

/** The mistake at a field, for the field to say. */
export const mistakeAt = ({ wrong }: AccountAnswer, at: string): { readonly mistake?: string } =>
	wrong?.at === at ? { mistake: wrong.message } : {};
