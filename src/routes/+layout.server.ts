import type { LayoutServerLoad } from './$types';

/** Language and theme were settled in the hook; every page draws with them from the first byte. */
export const load: LayoutServerLoad = ({ locals }) => ({
	locale: locals.locale,
	theme: locals.theme,
	/** For pages without a live line; the others hear it as it changes. */
	canStore: locals.app.store.health().writable
});
