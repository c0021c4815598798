import { version } from '$app/environment';
import type { DisplaySelf } from '#protocol/displays.ts';
import type { ScreenSettings } from './screen-settings.ts';

/** The settings of a screen, as the server knows them; `self` is what it was let in as. */
export function screenSettingsFor(locals: App.Locals, self: DisplaySelf | null): ScreenSettings {
	const { app, session, workshop, locale, theme } = locals;
	return {
		...{ workshop, locale, theme, version, self },
		personId: session?.actor.id ?? null,
		isDemo: app.demo !== null
	};
}
