import type { Browser } from '@playwright/test';
import { usualProfile, type DisplayProfile } from '#core/display/profile.ts';
import { HOUR_MS } from '#core/time/instant.ts';
import { TEN_OCLOCK, type Workshop } from '../e2e/support/workshop.ts';

/** Pictures of paired displays outside their hours (display rules B17 and V7). */

const NIGHT = TEN_OCLOCK + 12 * HOUR_MS;
const LIT = { from: '07:30', to: '20:00', weekdays: [1, 2, 3, 4, 5, 6], darkOnHolidays: true };

interface Scene {
	readonly workshop: Workshop;
	readonly folder: string;
	/** What the workshop's clock shows again afterwards. */
	readonly day: number;
}

/** Each is let in by its code, as every display, at ten at night. */
export async function takeDark(browser: Browser, { workshop, folder, day }: Scene): Promise<void> {
	const setClock = (workshopAt: number) =>
		workshop.send({ type: 'SetClock', realAt: Date.now(), workshopAt, rate: 1 });
	await setClock(NIGHT);
	for (const page of ['board', 'lounge'] as const) {
		const profile: DisplayProfile = { ...usualProfile(page), page, hours: LIT };
		const tv = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
		await tv.goto(new URL('/display', workshop.url).href);
		const code = (await tv.getByLabel('配对码').textContent()) ?? '';
		const response = await workshop.ask('/api/v1/displays', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ code, workshop: workshop.code, profile })
		});
		if (!response.ok) throw new Error(await response.text());
		await tv.waitForURL((url) => url.pathname === `/${page}`);
		await tv.locator('main.dark').waitFor();
		await tv.screenshot({ path: `${folder}${page}.off-hours.png` });
		await tv.close();
	}
	await setClock(day);
}
