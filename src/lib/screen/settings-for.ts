import { version } from '$app/environment';
import type { ScreenSettings } from './screen-settings.ts';

/** The settings of a screen, as the server knows them. */
export function screenSettingsFor(locals: App.Locals): ScreenSettings {
	const { app, session, workshop, locale, theme } = locals;
	return {
		...{ workshop, locale, theme, version },
		personId: session?.actor.id ?? null,
		isDemo: app.demo !== null
	};
}
