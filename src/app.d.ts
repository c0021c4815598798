import type { WorkshopCode } from '#core/ids.ts';
import type { Asker } from '#core/people/own.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import type { Place, Visitor } from '$lib/ui/visitor.ts';
import type { App as WorkshopApp } from '../server/app.ts';
import type { Session } from '../server/auth/sessions.ts';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** Under this id the log tells more; only for faults of the server. */
			id?: string;
		}
		/** What the root layout says of every page; an error outside of it says nothing. */
		interface PageData {
			/** Who is signed in; null: nobody, or a screen. */
			visitor?: Visitor | null;
			/** The same as the rules know them: whose duties and cars are meant. */
			asker?: Asker | null;
			/** The workshops they may switch between, and the one the page is about. */
			places?: readonly Place[];
			place?: string | null;
			/** Anybody gets in here with one tap. */
			isDemo?: boolean;
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
