import { beforeEach, describe, expect, it } from 'vitest';
import { personId, workshopCode, type PersonId } from '#core/ids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#core/time/instant.ts';
import { FakeClock } from '../../tests/support/fake-clock.ts';
import { randomIds } from '../ops/ids.ts';
import { createMemoryStore } from '../storage/memory/index.ts';
import type { Store } from '../storage/port.ts';
import { openOneTimeCodes } from './one-time-codes.ts';
import { openPeople, type People } from './people.ts';
import type { Invitation } from './people-wishes.ts';
import { openSessions, type Session, type Sessions } from './sessions.ts';

const HERE = { address: '10.0.0.7' };
const SHOP = workshopCode('day-20');
const PASSWORD = '轮胎 drehmoment 47 Nm';
const ADMINISTRATOR = { userName: 'chef', name: '王厂长', password: 'ganz viel Öl im Motor' };

const LI: Invitation = { userName: 'li', name: '李调度', role: 'dispatcher', workshops: [SHOP] };

describe('people', () => {
	let store: Store;
	let clock: FakeClock;
	let sessions: Sessions;
	let people: People;

	const open = async (): Promise<void> => {
		const parts = { store, clock, ids: randomIds };
		sessions = await openSessions(parts);
		people = await openPeople({ ...parts, sessions, codes: await openOneTimeCodes(parts) });
	};

	beforeEach(async () => {
		store = createMemoryStore();
		clock = new FakeClock();
		await open();
	});

	const sessionOf = (secret: string): Session => {
		const session = sessions.find(secret);
		if (session === null) throw new Error('the session is over');
		return session;
	};
	/** Somebody who has chosen a password; the session that made is ended. */
	const joined = async (wish: Partial<Invitation> = {}): Promise<PersonId> => {
		const invited = await people.invite({ ...LI, ...wish });
		if (!invited.ok) throw new Error(invited.refusal.code);
		const chosen = await people.setPassword(invited.value.code, PASSWORD);
		if (!chosen.ok) throw new Error(chosen.refusal.code);
		await people.endSessions(invited.value.person);
		return invited.value.person;
	};
	const signedIn = async (userName: string, password = PASSWORD): Promise<Session> => {
		const answer = await people.signIn(userName, password, HERE);
		if (!answer.ok) throw new Error(answer.refusal.code);
		return sessionOf(answer.value.secret);
	};
	const codeOf = (answer: { ok: boolean; refusal?: { code: string } }): string =>
		answer.ok ? 'ok' : (answer.refusal?.code ?? '');
	const entryOf = (id: PersonId) => people.list().find((entry) => entry.id === id);

	describe('at the first start', () => {
		it('wait for an administrator, whom the code from the console makes once', async () => {
			expect(people.needsSetUp()).toBe(true);
			const code = await people.setUpCode();
			const made = await people.setUp(code, ADMINISTRATOR);
			expect(made).toMatchObject({ ok: true, value: { role: 'administrator' } });
			if (made.ok)
				expect(sessions.find(made.value.secret)).toMatchObject({
					actor: { name: '王厂长', role: 'administrator' },
					workshops: null,
					by: 'password'
				});
			expect(people.needsSetUp()).toBe(false);
			expect(codeOf(await people.setUp(code, ADMINISTRATOR))).toBe('people/used-code');
			const late = await people.setUpCode();
			expect(codeOf(await people.setUp(late, ADMINISTRATOR))).toBe('people/already-set-up');
			expect((await signedIn('Chef', ADMINISTRATOR.password)).actor.name).toBe('王厂长');
		});

		it.each([
			[{ userName: 'x' }, 'people/bad-user-name'],
			[{ name: '  ' }, 'people/bad-name'],
			[{ password: 'short' }, 'people/short-password'],
			[{ password: 'x'.repeat(129) }, 'people/long-password'],
			[{ password: 'Password1234' }, 'people/common-password'],
			[{ password: '王厂长王厂长王厂长123' }, 'people/common-password']
		])('refuse %j, and the code stays good', async (wrong, code) => {
			const once = await people.setUpCode();
			expect(codeOf(await people.setUp(once, { ...ADMINISTRATOR, ...wrong }))).toBe(code);
			expect(codeOf(await people.setUp(once, ADMINISTRATOR))).toBe('ok');
		});

		it('are not made by a made-up code or one that is too old', async () => {
			expect(codeOf(await people.setUp('made-up', ADMINISTRATOR))).toBe('people/used-code');
			const code = await people.setUpCode();
			clock.jump(DAY_MS);
			expect(codeOf(await people.setUp(code, ADMINISTRATOR))).toBe('people/used-code');
		});
	});

	describe('who are invited', () => {
		it('choose a password and are in', async () => {
			const invited = await people.invite(LI);
			if (!invited.ok) throw new Error(invited.refusal.code);
			const { person, code } = invited.value;
			expect(entryOf(person)).toMatchObject({
				...{ userName: 'li', name: '李调度', role: 'dispatcher', workshops: [SHOP] },
				...{ isActive: true, hasPassword: false, hasPin: false, openSessions: 0 }
			});
			expect(codeOf(await people.signIn('li', PASSWORD, HERE))).toBe('people/wrong-sign-in');
			expect(codeOf(await people.signIn('li', '-', HERE))).toBe('people/wrong-sign-in');
			expect(codeOf(await people.setPassword(code, 'short'))).toBe('people/short-password');
			const chosen = await people.setPassword(code, PASSWORD);
			if (!chosen.ok) throw new Error(chosen.refusal.code);
			expect(sessionOf(chosen.value.secret)).toMatchObject({ workshops: [SHOP], by: 'password' });
			expect(codeOf(await people.setPassword(code, PASSWORD))).toBe('people/used-code');
			expect(await signedIn(' LI ')).toMatchObject({ actor: { id: person } });
			expect(entryOf(person)).toMatchObject({ hasPassword: true, openSessions: 2 });
		});

		it('have a name of their own and a role that people have', async () => {
			await joined();
			const codes = [
				await people.invite({ ...LI, userName: 'LI' }),
				await people.invite({ ...LI, userName: 'a b' }),
				await people.invite({ ...LI, userName: 'xie', name: 'x'.repeat(61) }),
				await people.invite({ ...LI, userName: 'tv', role: 'display' })
			].map(codeOf);
			expect(codes).toEqual([
				...['people/user-name-taken', 'people/bad-user-name', 'people/bad-name', 'people/bad-role']
			]);
			expect(codeOf(await people.invite({ ...LI, userName: '谢明' }))).toBe('ok');
		});

		it('get one of many places behind one code', async () => {
			const invited = await people.invite(LI);
			const code = invited.ok ? invited.value.code : '';
			const all = await Promise.all([1, 2, 3, 4].map(() => people.setPassword(code, PASSWORD)));
			expect(all.filter(({ ok }) => ok)).toHaveLength(1);
		});
	});

	describe('signing in', () => {
		it('answers an unknown name, a wrong password and somebody shut out alike', async () => {
			const li = await joined();
			await joined({ userName: 'xie' });
			await people.change(li, { isActive: false });
			const answers = [
				await people.signIn('nobody', PASSWORD, HERE),
				await people.signIn('xie', `${PASSWORD}!`, HERE),
				await people.signIn('li', PASSWORD, HERE),
				await people.signIn('%', PASSWORD, HERE),
				await people.signIn('xie', '', HERE)
			];
			expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
			expect(sessions.countOf(li)).toBe(0);
		});

		it('has to wait longer and longer after ten failures, and works again after', async () => {
			await joined();
			const from = (n: number) => ({ address: `10.0.1.${String(n)}` });
			for (let n = 0; n < 10; n += 1)
				expect(codeOf(await people.signIn('li', 'wrong wrong wrong', from(n)))).toBe(
					'people/wrong-sign-in'
				);
			expect(await people.signIn('li', PASSWORD, from(50))).toEqual({
				ok: false,
				refusal: { code: 'people/too-many-tries', waitS: 2 }
			});
			clock.advance(2 * SECOND_MS);
			expect(codeOf(await people.signIn('li', 'wrong again and so', from(51)))).toBe(
				'people/wrong-sign-in'
			);
			expect(await people.signIn('li', PASSWORD, from(52))).toMatchObject({
				refusal: { waitS: 4 }
			});
			clock.advance(4 * SECOND_MS);
			expect(codeOf(await people.signIn('li', PASSWORD, from(53)))).toBe('ok');
			expect(codeOf(await people.signIn('li', 'wrong wrong wrong', from(54)))).toBe(
				'people/wrong-sign-in'
			);
		});

		it('slows an address that tries many names down, and no other', async () => {
			await joined();
			for (let n = 0; n < 10; n += 1) await people.signIn(`guess${String(n)}`, PASSWORD, HERE);
			expect(codeOf(await people.signIn('li', PASSWORD, HERE))).toBe('people/too-many-tries');
			expect(codeOf(await people.signIn('li', PASSWORD, { address: '10.0.0.8' }))).toBe('ok');
			clock.advance(2 * SECOND_MS);
			expect(codeOf(await people.signIn('li', PASSWORD, HERE))).toBe('ok');
		});

		it('counts many at once one by one', async () => {
			await joined();
			const tries = Array.from({ length: 20 }, (_, n) =>
				people.signIn('li', 'wrong wrong wrong', { address: `10.0.2.${String(n)}` })
			);
			const codes = (await Promise.all(tries)).map(codeOf);
			expect(codes.filter((code) => code === 'people/too-many-tries')).toHaveLength(10);
		});

		it('proves a session once more for what needs it fresh', async () => {
			await joined();
			const session = await signedIn('li');
			clock.advance(HOUR_MS);
			expect(codeOf(await people.prove(session, 'not the password', HERE))).toBe(
				'people/wrong-sign-in'
			);
			expect(sessions.all().find(({ id }) => id === session.id)?.provenAt).toBe(
				clock.now() - HOUR_MS
			);
			expect(codeOf(await people.prove(session, PASSWORD, HERE))).toBe('ok');
			expect(sessions.all().find(({ id }) => id === session.id)?.provenAt).toBe(clock.now());
		});
	});

	describe('who change', () => {
		it('are out at once with other rights, and stay in with another name', async () => {
			const li = await joined();
			const ended: string[] = [];
			sessions.onEnded((id) => ended.push(id));
			const first = await signedIn('li');
			expect(await people.change(li, { name: '李组长' })).toMatchObject({
				value: { name: '李组长', openSessions: 1 }
			});
			expect(ended).toEqual([]);
			await people.change(li, { role: 'advisor' });
			expect(ended).toEqual([first.id]);
			const second = await signedIn('li');
			expect(second.actor).toMatchObject({ role: 'advisor', name: '李组长' });
			await people.change(li, { workshops: [workshopCode('day-60')] });
			await people.change(li, { isActive: false });
			expect(ended).toEqual([first.id, second.id]);
			expect(codeOf(await people.signIn('li', PASSWORD, HERE))).toBe('people/wrong-sign-in');
		});

		it('never leave the house without an administrator', async () => {
			const code = await people.setUpCode();
			await people.setUp(code, ADMINISTRATOR);
			const [chef] = people.list();
			const id = chef?.id ?? personId('');
			const last = 'people/last-administrator';
			expect(codeOf(await people.change(id, { role: 'manager' }))).toBe(last);
			expect(codeOf(await people.change(id, { isActive: false }))).toBe(last);
			await people.invite({ ...LI, userName: 'invited', role: 'administrator' });
			expect(codeOf(await people.change(id, { role: 'manager' }))).toBe(last);
			const second = await joined({ role: 'administrator' });
			const both = await Promise.all([
				people.change(id, { role: 'manager' }),
				people.change(second, { isActive: false })
			]);
			expect(both.map(codeOf)).toEqual(['ok', last]);
		});

		it('must be somebody, in a role that people have', async () => {
			const li = await joined();
			expect(codeOf(await people.change(personId('x'), {}))).toBe('people/unknown');
			expect(codeOf(await people.reset(personId('x')))).toBe('people/unknown');
			expect(codeOf(await people.change(li, { role: 'board' }))).toBe('people/bad-role');
			expect(codeOf(await people.change(li, { name: '' }))).toBe('people/bad-name');
		});

		it('choose anew after a reset, and nothing of before counts', async () => {
			const li = await joined();
			const session = await signedIn('li');
			await people.setPin(li, { pin: '204816', password: PASSWORD }, HERE);
			const first = await people.reset(li);
			expect(entryOf(li)).toMatchObject({ hasPassword: false, hasPin: false, openSessions: 0 });
			expect(sessions.all().some(({ id }) => id === session.id)).toBe(false);
			expect(codeOf(await people.signIn('li', PASSWORD, HERE))).toBe('people/wrong-sign-in');
			const second = await people.reset(li);
			if (!first.ok || !second.ok) throw new Error('not reset');
			expect(codeOf(await people.setPassword(first.value.code, PASSWORD))).toBe('people/used-code');
			expect(codeOf(await people.setPassword(second.value.code, `${PASSWORD} 2`))).toBe('ok');
			expect(codeOf(await people.signIn('li', `${PASSWORD} 2`, HERE))).toBe('ok');
		});
	});

	describe('changing the password', () => {
		const NEXT = 'Zahnriemen bei 120 000 km';

		it('takes the one of now, and ends the sessions elsewhere', async () => {
			await joined();
			const elsewhere = await signedIn('li');
			const here = await signedIn('li');
			const change = (current: string, password: string) =>
				people.changePassword(here, { current, password }, HERE);
			expect(codeOf(await change('not this one', NEXT))).toBe('people/wrong-sign-in');
			expect(codeOf(await change(PASSWORD, 'short'))).toBe('people/short-password');
			expect(codeOf(await change(PASSWORD, NEXT))).toBe('ok');
			expect(sessions.all().map(({ id }) => id)).toEqual([here.id]);
			expect(elsewhere.id).not.toBe(here.id);
			expect(codeOf(await people.signIn('li', PASSWORD, HERE))).toBe('people/wrong-sign-in');
			expect((await signedIn('li', NEXT)).actor.name).toBe('李调度');
		});

		it('is nothing for somebody who was signed out meanwhile', async () => {
			const id = await joined();
			const session = await signedIn('li');
			await people.endSessions(id);
			const wish = { current: PASSWORD, password: NEXT };
			expect(codeOf(await people.changePassword(session, wish, HERE))).toBe('people/unknown');
		});
	});

	describe('a PIN', () => {
		it('takes over a device that is signed in, and gains no time by it', async () => {
			const li = await joined();
			await joined({ userName: 'xie', name: '谢明', role: 'advisor' });
			expect(codeOf(await people.setPin(li, { pin: '204816', password: PASSWORD }, HERE))).toBe(
				'ok'
			);
			const tablet = await signedIn('xie');
			clock.advance(HOUR_MS);
			expect(people.candidates(tablet)).toEqual([{ id: li, name: '李调度', role: 'dispatcher' }]);
			const taken = await people.switchTo(tablet, li, '204816');
			if (!taken.ok) throw new Error(taken.refusal.code);
			expect(sessionOf(taken.value.secret)).toMatchObject({
				...{ actor: { id: li }, by: 'pin', endsAt: tablet.endsAt, provenAt: 0 }
			});
			expect(sessions.all().some(({ id }) => id === tablet.id)).toBe(false);
		});

		it('is locked by five wrong ones, over a restart, until the password', async () => {
			const li = await joined();
			await joined({ userName: 'xie', role: 'advisor' });
			await people.setPin(li, { pin: '204816', password: PASSWORD }, HERE);
			const answers: unknown[] = [];
			for (let n = 0; n < 5; n += 1) {
				const answer = await people.switchTo(await signedIn('xie'), li, '000001');
				answers.push(answer.ok || answer.refusal);
				if (n === 2) await open();
			}
			expect(answers).toEqual([
				...[4, 3, 2, 1].map((triesLeft) => ({ code: 'people/wrong-pin', triesLeft })),
				{ code: 'people/pin-locked' }
			]);
			await open();
			const tablet = await signedIn('xie');
			expect(codeOf(await people.switchTo(tablet, li, '204816'))).toBe('people/pin-locked');
			await signedIn('li');
			expect(codeOf(await people.switchTo(tablet, li, '204816'))).toBe('ok');
		});

		it('needs the password, and is not the first anybody would try', async () => {
			const li = await joined();
			const set = async (pin: string, password = PASSWORD) =>
				codeOf(await people.setPin(li, { pin, password }, HERE));
			expect(await set('204816', 'wrong wrong wrong')).toBe('people/wrong-sign-in');
			for (const pin of [
				'111111',
				'123456',
				'987654',
				'121212',
				'123123',
				'112233',
				'12345',
				'20481a'
			])
				expect(await set(pin), pin).toBe('people/weak-pin');
		});

		it('is no way in by itself', async () => {
			const li = await joined();
			await people.setPin(li, { pin: '204816', password: PASSWORD }, HERE);
			for (const by of ['demo', 'link', 'token'] as const) {
				const actor = { id: personId('tv'), role: 'display', name: '大厅屏' } as const;
				const screen = sessionOf(await sessions.begin(actor, { by }));
				expect(people.candidates(screen)).toEqual([]);
				expect(codeOf(await people.switchTo(screen, li, '204816'))).toBe('people/no-device');
			}
			const other = await joined({ userName: 'far', workshops: [workshopCode('day-60')] });
			const tablet = await signedIn('far');
			expect(tablet.actor.id).toBe(other);
			expect(codeOf(await people.switchTo(tablet, li, '204816'))).toBe('people/unknown');
		});
	});

	it('are the same after a restart, and so are their sessions', async () => {
		const li = await joined();
		const answer = await people.signIn('li', PASSWORD, HERE);
		clock.advance(MINUTE_MS);
		await open();
		expect(entryOf(li)).toMatchObject({ name: '李调度', hasPassword: true, openSessions: 1 });
		expect(answer.ok && sessions.find(answer.value.secret)?.actor.id).toBe(li);
		expect((await signedIn('li')).actor.id).toBe(li);
	});

	it('leave no secret in the store', async () => {
		const li = await joined();
		const answer = await people.signIn('li', PASSWORD, HERE);
		await people.setPin(li, { pin: '204816', password: PASSWORD }, HERE);
		const code = await people.reset(li);
		const kept = JSON.stringify([
			...[await store.accounts.people(), await store.accounts.credential(li, 'password')],
			...[[...(await store.recallAll('session'))], [...(await store.recallAll('sign-in-link'))]]
		]);
		const secrets = [PASSWORD, '204816'];
		if (answer.ok) secrets.push(answer.value.secret);
		if (code.ok) secrets.push(code.value.code);
		for (const secret of secrets) expect(kept).not.toContain(secret);
		expect(secrets).toHaveLength(4);
	});
});
