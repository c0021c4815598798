import { mayDo } from '#core/people/may.ts';
import type { Asker } from '#core/people/own.ts';
import { wordsText } from '$lib/i18n/words.ts';
import type { Place, Visitor } from '$lib/ui/visitor.ts';
import type { LayoutServerLoad } from './$types';

/** Language and theme were settled in the hook; every page draws with them from the first byte. */
export const load: LayoutServerLoad = ({ locals }) => ({
	locale: locals.locale,
	theme: locals.theme,
	/** For pages without a live line; the others hear it as it changes. */
	canStore: locals.app.store.health().writable,
	/** Whose things this device may keep. */
	personId: locals.session?.actor.id ?? null,
	visitor: visitorIn(locals),
	asker: askerIn(locals),
	places: placesOf(locals),
	place: locals.workshop,
	isDemo: locals.app.demo !== null
});

/** Who is reminded of what; null: nobody, or a screen. */
function askerIn({ session }: App.Locals): Asker | null {
	if (session === null || !mayDo(session.actor.role, 'SeeWorkshop')) return null;
	const { id, role, staff = null } = session.actor;
	return { id, role, staff };
}

function visitorIn({ app, session, locale }: App.Locals): Visitor | null {
	if (session === null || !mayDo(session.actor.role, 'SeeWorkshop')) return null;
	const { actor, by, workshops } = session;
	return {
		name: actor.name,
		role: wordsText(locale)[`role.${actor.role}`],
		mayChangePlaces: by === 'password' || by === 'pin',
		belongsNowhere: workshops !== null && app.workshopsFor(session).length === 0
	};
}

const placesOf = ({ app, session }: App.Locals): readonly Place[] =>
	(session === null ? [] : app.workshopsFor(session)).map((code) => ({
		code,
		name: app.commands.workshop(code)?.state.setup?.name ?? code
	}));
