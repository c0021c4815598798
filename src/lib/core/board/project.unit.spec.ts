import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aJob, anOperation, aPromise, aStoppage } from '../../../../tests/builders/a-job.ts';
import { aSetup } from '../../../../tests/builders/a-setup.ts';
import { anAbsence, aState } from '../../../../tests/builders/a-state.ts';
import { at } from '../../../../tests/builders/at.ts';
import {
	additionId,
	advisorCode,
	customerId,
	jobId,
	noteId,
	operationId,
	orderNo,
	personId,
	skillCode,
	type JobId,
	vehicleId
} from '../ids.ts';
import type { Job } from '../job/job.ts';
import { plateLabel } from '../plate/plate.ts';
import type { WorkshopState } from '../state.ts';
import { rowsFor, rowsTouched } from './project.ts';
import { AUDIENCES, rowKey, type Audience, type Row } from './rows.ts';

interface Car {
	readonly plate: string;
	readonly vin: string;
	readonly name: string;
	readonly phone: string;
}

/** The default workshop with these cars, each job under an id that carries its order number. */
function workshopWith(cars: readonly (Car & { readonly job: Partial<Job> })[]): WorkshopState {
	const jobs = cars.map(({ job }, index) => {
		const order = orderNo(`RO2026112310${String(index).padStart(2, '0')}`);
		return aJob({
			id: jobId(`job-${order}`),
			vehicle: vehicleId(`V-${String(index)}`),
			customer: customerId(`C-${String(index)}`),
			promises: [aPromise(at('16:00'), { reason: cars[index]?.name ?? '', by: personId('p-9') })],
			...job,
			orders: [{ orderNo: order, category: '一般维修', digest: 'd', incomplete: false }]
		});
	});
	const state = aState({ jobs });
	return {
		...state,
		registers: {
			...state.registers,
			vehicle: new Map(
				cars.map(({ plate, vin }, index) => {
					const id = vehicleId(`V-${String(index)}`);
					return [id, { kind: 'vehicle', id, plate, vin, model: '轩逸', colour: '银' }];
				})
			),
			customer: new Map(
				cars.map(({ name, phone }, index) => {
					const id = customerId(`C-${String(index)}`);
					return [id, { kind: 'customer', id, name, phone }];
				})
			),
			remark: new Map(
				jobs.map(({ id }, index) => [
					id,
					{ kind: 'remark', id, text: `请致电${cars[index]?.phone ?? ''}` }
				])
			)
		}
	};
}

const aCar = (overrides: Partial<Car> = {}): Car => ({
	plate: '辽BA1B23',
	vin: 'LLHRNC0E2MAHLNE57',
	name: '萧强强',
	phone: '13000007870',
	...overrides
});

const text = (audience: Audience, state: WorkshopState): string =>
	JSON.stringify(rowsFor(audience, state));
const jobRows = (audience: Audience, state: WorkshopState): readonly Row[] =>
	rowsFor(audience, state).filter(({ kind }) => kind === 'job');
const without = (state: WorkshopState, id: JobId): WorkshopState => {
	const jobs = new Map(state.jobs);
	jobs.delete(id);
	return { ...state, jobs };
};
const withJob = (state: WorkshopState, job: Job): WorkshopState => ({
	...state,
	seq: job.version,
	jobs: new Map(state.jobs).set(job.id, job)
});

const SERIAL = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const among = (letters: string, length: number) =>
	fc
		.array(fc.constantFrom(...Array.from(letters)), { minLength: length, maxLength: length })
		.map((all) => all.join(''));
const anyCar = fc.record({
	plate: fc
		.tuple(fc.constantFrom('辽B', '京A', '粤Z'), among(SERIAL, 5))
		.map((all) => all.join('')),
	vin: among(SERIAL, 17),
	name: fc.tuple(among('赵钱孙李周吴', 1), among('建国强丽敏', 2)).map((all) => all.join('')),
	phone: among('3456789', 10).map((digits) => `1${digits}`)
});
const anyJob = fc.record({
	waiting: fc.boolean(),
	arrivedAt: fc.constantFrom(at('08:00'), null),
	version: fc.integer({ min: 1, max: 50 }),
	operations: fc.constantFrom(
		[anOperation()],
		[anOperation({ state: 'finished', finishedAt: at('10:00') })],
		[anOperation({ state: 'stopped', stoppages: [aStoppage({ note: '等13000007870回电' })] })]
	)
});
const anyWorkshop = fc
	.uniqueArray(fc.tuple(anyCar, anyJob), { maxLength: 12, selector: ([{ plate }]) => plate })
	.map((cars) => ({
		cars: cars.map(([car]) => car),
		state: workshopWith(cars.map(([car, job]) => ({ ...car, job })))
	}));

describe('what leaves the server', () => {
	it.each(['lounge', 'wall-masked'] as const)('tells no secret of anybody to %s', (audience) => {
		fc.assert(
			fc.property(anyWorkshop, ({ cars, state }) => {
				const out = text(audience, state);
				const orders = [...state.orders.keys()];
				const secrets = cars.flatMap(({ plate, vin, name, phone }) => [
					plate,
					plateLabel(plate),
					vin,
					name,
					phone
				]);
				return [...secrets, ...orders].every((secret) => !out.includes(secret));
			})
		);
	});

	it('tells the workshop TV no name, phone, VIN or order number', () => {
		fc.assert(
			fc.property(anyWorkshop, ({ cars, state }) => {
				const out = text('wall', state);
				const secrets = cars.flatMap(({ vin, name, phone }) => [vin, name, phone]);
				return [...secrets, ...state.orders.keys()].every((secret) => !out.includes(secret));
			})
		);
	});

	it('never gives staff screens a phone number from the registers', () => {
		const state = workshopWith([{ ...aCar(), job: {} }]);
		const bare = { ...state, registers: { ...state.registers, remark: new Map() } };
		expect(text('staff', bare)).not.toContain('13000007870');
		expect(text('staff', bare)).toContain('萧强强');
	});

	it('tells walls that an answer about additional work is awaited, and nothing of what was said', () => {
		const found = {
			id: additionId('A1'),
			reportedAt: at('09:30'),
			reportedBy: personId('p-9'),
			technician: null,
			trade: 'mechanical' as const,
			skill: skillCode('M1'),
			standardMinutes: 41,
			needsParts: true,
			answer: null,
			becomes: null,
			offered: null,
			acknowledgedAt: null,
			photos: []
		};
		const answer = { kind: 'approved' as const, at: at('09:40'), by: personId('p-9') };
		const becomes = operationId(jobId('J'), 1);
		const job = aJob({
			waiting: true,
			additions: [found, { ...found, id: additionId('A2'), answer, becomes }],
			operations: [{ name: '' }]
		});
		const said = { parts: '前刹车片', saidBy: '萧女士', price: '680元' };
		const base = aState({
			jobs: [{ ...job, operations: [{ ...job.operations[0]!, id: becomes }] }]
		});
		const addition = new Map(
			['A1', 'A2'].map((id) => {
				const text = `磨损${id}`;
				return [id, { kind: 'addition' as const, id: additionId(id), job: job.id, text, ...said }];
			})
		);
		const state = { ...base, registers: { ...base.registers, addition } };
		expect(text('staff', state)).toMatch(/磨损A1.*萧女士.*680元/s);
		expect(text('staff', state)).toContain('"name":"磨损A2"');
		for (const audience of ['wall', 'wall-masked', 'lounge'] as const)
			expect(text(audience, state)).not.toMatch(/磨损|刹车片|萧女士|680|p-9|"A1"|:41[,}]/);
		for (const audience of ['wall', 'wall-masked'] as const)
			expect(jobRows(audience, state)).toMatchObject([
				{ body: { additions: [{ reportedAt: at('09:30'), answer: null }] } }
			]);
		expect(text('lounge', state)).not.toContain('addition');
	});

	it('keeps what a walk-around found to staff, and where the key is from customers', () => {
		const walkAround = {
			at: at('08:05'),
			by: personId('p-9'),
			marks: [{ place: 'roof', kind: 'dent' }],
			fuelEighths: 4,
			mileage: 89_123,
			oldPartsWanted: false,
			washWanted: false,
			customerPresent: true,
			signed: true,
			valuablesNote: noteId('n1'),
			remarksNote: noteId('n2')
		} as const;
		const job = aJob({ walkAround, waiting: true, keyTag: 'K77', slot: 'P03' });
		const base = aState({ jobs: [job] });
		const said = { n1: '相机', n2: '轮毂刮花' };
		const note = new Map(
			Object.entries(said).map(([id, text]) => [
				id,
				{ kind: 'note' as const, id: noteId(id), job: job.id, text }
			])
		);
		const state = { ...base, registers: { ...base.registers, note } };
		expect(text('staff', state)).toMatch(/K77.*相机.*轮毂刮花/s);
		for (const audience of ['wall', 'wall-masked', 'lounge'] as const)
			expect(text(audience, state)).not.toMatch(/相机|刮花|roof|89123|p-9/);
		expect(jobRows('wall', state)).toMatchObject([{ body: { keyTag: 'K77', slot: 'P03' } }]);
		for (const audience of ['wall-masked', 'lounge'] as const)
			expect(JSON.stringify(jobRows(audience, state))).not.toMatch(/K77|P03/);
	});

	it('keeps to itself why somebody is away', () => {
		const state = aState({ absences: [anAbsence({ reason: '手术' })] });
		expect(text('staff', state)).toContain('手术');
		expect(text('wall', state)).not.toContain('手术');
	});

	it('names no technician in full where customers look', () => {
		const staff = new Map([['T001', { kind: 'staff' as const, id: 'T001', name: '韩嘉豪' }]]);
		const base = aState();
		const state = { ...base, registers: { ...base.registers, staff } };
		expect(text('wall', state)).toContain('韩嘉豪');
		expect(text('wall-masked', state)).toContain('"韩"');
		expect(text('wall-masked', state)).not.toContain('韩嘉豪');
	});

	it('shows the lounge waiting customers and ready cars only', () => {
		const ready = [anOperation({ state: 'finished' as const, finishedAt: at('10:00') })];
		const state = workshopWith([
			{ ...aCar(), job: { waiting: true } },
			{ ...aCar({ plate: '辽BC2B24' }), job: { waiting: false } },
			{ ...aCar({ plate: '辽BD2B25' }), job: { operations: ready } },
			{ ...aCar({ plate: '辽BE2B26' }), job: { waiting: true, arrivedAt: null } }
		]);
		const plates = jobRows('lounge', state).map(({ body }) => 'plate' in body && body.plate);
		expect(plates).toEqual(['辽B·A**23', '辽B·D**25']);
	});
});

describe('the lounge at the counter', () => {
	const waiting = (job: Partial<Job>, name = '萧强') =>
		workshopWith([{ ...aCar({ name }), job: { waiting: true, ...job } }]);
	const body = (state: WorkshopState) => jobRows('lounge', state)[0]?.body;

	it('shows a ticket in place of plate and salutation to whoever asked for one', () => {
		const asked = waiting({ ticket: 'A07' }, '王先生');
		expect(body(asked)).toMatchObject({ plate: '#A07', customer: null });
		expect(text('lounge', asked)).not.toContain('辽B');
		expect(text('wall-masked', asked)).not.toContain('辽B');
	});

	it('addresses a customer whose title is known, and nobody else', () => {
		expect(body(waiting({}, '王先生'))).toMatchObject({ customer: { surname: '王', title: 'mr' } });
		expect(body(waiting({}))).toMatchObject({ customer: null });
	});

	it('keeps a car that was handed over until the board takes it off', () => {
		const end = { how: 'delivered', at: at('12:00'), reason: '' } as const;
		expect(body(waiting({ end }))).toMatchObject({ deliveredAt: at('12:00') });
		expect(body(waiting({ end, leftLounge: true }))).toBeUndefined();
		expect(body(waiting({ end: { ...end, how: 'cancelled' } }))).toBeUndefined();
	});

	it('names the counter of the advisor, and keeps who has which from other screens of customers', () => {
		const advisor = advisorCode('谢明');
		const state = waiting({ advisor });
		const counters = { ...state, setup: aSetup({ advisors: [advisor], counters: { 谢明: 3 } }) };
		expect(body(counters)).toMatchObject({ counter: 3 });
		expect(text('wall-masked', counters)).not.toContain('谢明');
	});
});

describe('rows that follow a change', () => {
	const first = { ...aCar(), job: { waiting: true, version: 3 } };
	const twin = { ...aCar({ plate: '辽BA9C23' }), job: { waiting: true, version: 7 } };
	const both = workshopWith([first, twin]);
	const [, twinJob] = [...both.jobs.values()];
	const alone = { ...without(both, twinJob!.id), seq: 6 };

	it('renames a car, under a new version, when one that reads alike joins it', () => {
		const [before] = jobRows('lounge', alone);
		expect(before).toMatchObject({ version: 3, body: { plate: '辽B·A**23' } });
		const { rows } = rowsTouched('lounge', alone, both);
		const now = rows.find(({ id }) => id === before?.id);
		expect(now?.version).toBe(7);
		expect(JSON.stringify(now?.body)).toMatch(/辽B·A\*\*23 #/);
	});

	it('gives the plain mask back, under a new version, when the other leaves', () => {
		const delivered = {
			...twinJob!,
			version: 9,
			leftLounge: true,
			end: { how: 'delivered' as const, at: at('12:00'), reason: '' }
		};
		const touched = rowsTouched('lounge', both, withJob(both, delivered));
		expect(touched.rows).toMatchObject([{ version: 9, body: { plate: '辽B·A**23' } }]);
		expect(touched.gone).toHaveLength(1);
	});

	it('agrees with a fresh look after any step, and never changes a body without its version', () => {
		fc.assert(
			fc.property(anyWorkshop, fc.nat(), ({ state }, pick) => {
				const jobs = [...state.jobs.values()];
				const job = jobs[pick % Math.max(1, jobs.length)];
				if (job === undefined) return;
				const changed = { ...job, waiting: !job.waiting, version: 99 };
				for (const audience of AUDIENCES)
					followsFreshLook(audience, state, withJob(state, changed));
			})
		);
	});

	it('agrees with a fresh look when an ended visit leaves the memory', () => {
		const end = { how: 'delivered' as const, at: at('12:00'), reason: '' };
		const before = withJob(both, { ...twinJob!, version: 9, end });
		for (const audience of AUDIENCES)
			followsFreshLook(audience, before, { ...without(before, twinJob!.id), seq: 10 });
	});

	function followsFreshLook(audience: Audience, before: WorkshopState, after: WorkshopState): void {
		const shown = new Map(rowsFor(audience, before).map((row) => [rowKey(row), row]));
		const { rows, gone } = rowsTouched(audience, before, after);
		for (const row of rows) {
			const old = shown.get(rowKey(row));
			// A screen keeps the row it has when the version is the same.
			if (old?.version !== row.version) shown.set(rowKey(row), row);
		}
		for (const key of gone) shown.delete(key);
		const fresh = new Map(rowsFor(audience, after).map((row) => [rowKey(row), row]));
		expect(shown).toEqual(fresh);
	}

	it('brings a new name of staff to every screen that shows it', () => {
		const named = (name: string, setupVersion: number): WorkshopState => {
			const staff = new Map([['谢明', { kind: 'staff' as const, id: '谢明', name }]]);
			return { ...both, setupVersion, seq: setupVersion, registers: { ...both.registers, staff } };
		};
		for (const audience of AUDIENCES)
			followsFreshLook(audience, named('谢明', 1), named('欧阳明', 20));
		expect(text('lounge', named('欧阳明', 20))).toContain('欧阳');
	});

	it('says nothing when nothing changed', () => {
		for (const audience of AUDIENCES)
			expect(rowsTouched(audience, both, both)).toEqual({ rows: [], gone: [] });
	});
});
