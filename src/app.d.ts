import type { WorkshopCode } from '#core/ids.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import type { App as WorkshopApp } from '../server/app.ts';
import type { Session } from '../server/auth/sessions.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Under this id the log tells more; only for faults of the server. */
			id?: string;
		}
		interface Locals {
			app: WorkshopApp;
			/** Who is signed in, or null. */
			session: Session | null;
			/** The workshop the page is about: the one asked for, else the first; null when there is none yet. */
			workshop: WorkshopCode | null;
			locale: Locale;
			theme: 'light' | 'dark';
		}
	}
}

export {};
