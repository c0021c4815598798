import type { SetupDraft } from '#core/commands.ts';
import { advisorCode, commandId, orderNo, workshopCode, type WorkshopCode } from '#core/ids.ts';
import type { Actor } from '#core/decider.ts';
import type { Role } from '#core/people/role.ts';
import { PEOPLE_ROLES } from '#core/people/role.ts';
import { DISPLAY_PAGES, usualProfile } from '#core/display/profile.ts';
import type { Scope } from '#core/people/scope.ts';
import { TOKEN_ROLES } from '#protocol/tokens.ts';
import { aSetup } from '../builders/a-setup.ts';
import { anImport } from '../builders/an-order.ts';
import { aDisplayIn } from '../support/displays.ts';
import { anActor, type TestApp } from '../support/app.ts';

/**
 * Two workshops in one installation, everything in each marked with a word that occurs nowhere else,
 * and people, programs and screens of one of them. Whoever receives the other one's word has been told
 * something of another workshop.
 */
export interface World {
	readonly code: WorkshopCode;
	/** In every name, plate, order, remark and id of this workshop. */
	readonly mark: string;
	readonly jobs: readonly string[];
	readonly operations: readonly string[];
	readonly tokens: readonly string[];
}

/** Somebody who asks, and whose word they must never receive. */
export interface Asker {
	readonly what: string;
	readonly secret: string;
	readonly isDisplay: boolean;
	readonly own: World;
	readonly other: World;
}

const ADMINISTRATOR: Actor = anActor('administrator', 'installer');

async function aWorld({ app }: TestApp, code: string, mark: string): Promise<World> {
	const workshop = workshopCode(code);
	let sent = 0;
	const run = async (command: Parameters<typeof app.commands.run>[0]['command']): Promise<void> => {
		const id = commandId(`${mark}-${String(++sent)}`);
		const answer = await app.commands.run({ id, workshop, command }, ADMINISTRATOR);
		if (answer.status === 'refused') throw new Error(JSON.stringify(answer));
	};
	await run({ type: 'SetUpWorkshop', draft: draftOf(workshop, mark) });
	for (let n = 1; n <= 4; n += 1) {
		const car = anImport(
			{
				plate: `辽B${mark}${String(n)}`,
				vin: null,
				model: `型号${mark}`,
				customerName: `客户${mark}`,
				phone: `130${mark}`,
				remark: `备注${mark}`,
				advisor: advisorCode(`顾问${mark}`),
				advisorName: `顾问${mark}`
			},
			{ orderNo: orderNo(`RO-${mark}-${String(n)}`) }
		);
		await run(car);
	}
	const jobs = [...(app.commands.workshop(workshop)?.state.jobs.values() ?? [])];
	return {
		code: workshop,
		mark,
		jobs: jobs.map(({ id }) => id),
		operations: jobs.flatMap(({ operations }) => operations.map(({ id }) => id)),
		tokens: []
	};
}

function draftOf(code: WorkshopCode, mark: string): SetupDraft {
	const setup = aSetup({ code, name: `车间${mark}` });
	const advisor = advisorCode(`顾问${mark}`);
	return {
		setup: {
			...setup,
			advisors: [...setup.advisors, advisor],
			bays: setup.bays.map((bay) => ({ ...bay, name: `工位${mark}` })),
			reasons: { lengthening: [`原因${mark}`], lateFinish: [`原因${mark}`] }
		},
		names: Object.fromEntries(setup.technicians.map(({ code: one }) => [one, `技师${mark}`])),
		absences: []
	};
}

/** Both workshops, and everybody who might ask. */
export async function twoWorlds(
	test: TestApp
): Promise<{ readonly worlds: readonly World[]; readonly askers: readonly Asker[] }> {
	const bare = [await aWorld(test, 'north', 'QX7'), await aWorld(test, 'south', 'ZK9')] as const;
	const worlds: World[] = [];
	const askers: Asker[] = [];
	for (const [index, world] of bare.entries()) {
		const { own, people } = await peopleOf(test, world);
		worlds.push(own);
		askers.push(...people.map((asker) => ({ ...asker, own, other: bare[1 - index] as World })));
	}
	// The tokens of the other workshop were not known yet.
	return {
		worlds,
		askers: askers.map((asker) => ({
			...asker,
			other: worlds.find(({ code }) => code === asker.other.code) ?? asker.other
		}))
	};
}

type Person = Pick<Asker, 'what' | 'secret' | 'isDisplay'>;

async function peopleOf(
	{ app }: TestApp,
	world: World
): Promise<{ readonly own: World; readonly people: readonly Person[] }> {
	const workshops = [world.code];
	const people: Person[] = [];
	for (const role of PEOPLE_ROLES) {
		const actor = { ...anActor(role, `${role}-${world.mark}`), staff: staffOf(role, world) };
		const secret = await app.sessions.begin(actor, { by: 'password', workshops });
		people.push({ what: role, secret, isDisplay: false });
	}
	for (const page of DISPLAY_PAGES) {
		const profile = { ...usualProfile(`屏幕${world.mark}`), page };
		const { secret } = await aDisplayIn(app, { workshop: world.code, profile });
		people.push({ what: `display of ${page}`, secret, isDisplay: true });
	}
	const tokens: string[] = [];
	for (const role of TOKEN_ROLES) {
		const scopes: readonly Scope[] = ['read', 'import', 'command:*'];
		const wish = { name: `接口${world.mark}`, role, scopes, workshops, expiresAt: null };
		const { token, secret } = await app.tokens.create(wish, ADMINISTRATOR);
		tokens.push(token.id);
		people.push({ what: `token as ${role}`, secret, isDisplay: false });
	}
	return { own: { ...world, tokens }, people };
}

const staffOf = (role: Role, { code, mark }: World): Actor['staff'] =>
	role === 'advisor' ? { workshop: code, code: advisorCode(`顾问${mark}`) } : null;
