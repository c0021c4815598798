import { error, redirect } from '@sveltejs/kit';
import { mayDo } from '#core/people/may.ts';
import { calibrationOf } from '#core/promise/calibration.ts';
import { DAY_MS } from '#core/time/instant.ts';
import { localDateOf } from '#core/time/zone.ts';
import { PERIODS } from '$lib/reports/periods.ts';
import { signInFirst } from '../../sign-in/staff-only.ts';
import type { PageServerLoad } from './$types';

/** Scored promises are kept for a year and concern whoever gives or keeps them. */
export const load: PageServerLoad = ({ locals, url }) => {
	const { app, session, workshop } = locals;
	if (session === null) return signInFirst(url);
	if (!mayDo(session.actor.role, 'SeeReports')) error(403);
	// The first page says why there is nothing to show.
	const open = workshop === null ? null : app.commands.workshop(workshop);
	if (open === null) redirect(303, '/');
	const { setup, promiseDays } = open.state;
	const asked = Number(url.searchParams.get('days'));
	const days = PERIODS.find((period) => period === asked) ?? PERIODS[0];
	const today = localDateOf(open.time.workshopNow, setup?.timeZone ?? 'UTC');
	const from = localDateOf(Date.parse(today) - (days - 1) * DAY_MS, 'UTC');
	return { days, calibration: calibrationOf(promiseDays, from), where: setup?.name };
};
