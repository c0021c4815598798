import { error, fail } from '@sveltejs/kit';
import { mayDo, type Deed } from '#core/people/may.ts';
import type { Actions, PageServerLoad } from './$types';

const may = ({ session }: App.Locals, deed: Deed): boolean =>
	session !== null && mayDo(session.actor.role, deed);

export const load: PageServerLoad = async ({ locals }) => {
	if (!may(locals, 'SeeBackups')) error(403);
	const { app, workshop } = locals;
	const setup = workshop === null ? null : (app.commands.workshop(workshop)?.state.setup ?? null);
	return {
		backups: await app.backups.list(),
		failure: app.backups.status().failure,
		mayDownload: may(locals, 'DownloadBackup'),
		timeZone: setup?.timeZone ?? null,
		where: setup?.name
	};
};

export const actions: Actions = {
	make: async ({ locals }) => {
		if (!may(locals, 'DownloadBackup')) error(403);
		const { backups, log } = locals.app;
		try {
			const { name, at } = await backups.make('by-hand');
			log.info('backed-up-by-hand', { file: name, by: locals.session?.actor.id ?? null });
			return { madeAt: at };
		} catch (cause) {
			log.error('backup-failed', cause);
			return fail(503, { reason: backups.status().failure?.reason ?? '' });
		}
	}
};
