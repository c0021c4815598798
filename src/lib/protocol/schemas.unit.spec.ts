import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aSetup } from '../../../tests/builders/a-setup.ts';
import { parseEnvelope, parseHello, parseLift } from './schemas.ts';

const envelope = (command: unknown, extra: object = {}) => ({
	id: 'c-1',
	workshop: 'day-20',
	command,
	...extra
});
const assign = {
	type: 'AssignOperation',
	job: 'J1',
	operation: 'J1/1',
	seen: 3,
	bay: 'A01',
	technicians: ['T001'],
	start: Date.UTC(2026, 10, 23)
};
const refusalOf = (input: unknown) => {
	const parsed = parseEnvelope(input);
	return parsed.ok ? null : parsed.refusal;
};

describe('parseEnvelope', () => {
	it('hands a command over as it came', () => {
		expect(parseEnvelope(envelope(assign))).toEqual({ ok: true, value: envelope(assign) });
	});

	it('takes a whole set-up', () => {
		const command = {
			type: 'SetUpWorkshop',
			draft: { setup: aSetup(), names: { T001: '韩嘉豪' }, absences: [] }
		};
		expect(parseEnvelope(envelope(command)).ok).toBe(true);
	});

	it.each([
		['no envelope', null, /./],
		['a list', [], /./],
		['a bay with a control character', envelope({ ...assign, bay: 'A\u0000' }), /^command\.bay/],
		[
			'half a surrogate pair',
			envelope({ type: 'TakeBayOut', bay: 'A01', reason: '\ud800', until: null }),
			/^command\.reason/
		],
		['a start that is a text', envelope({ ...assign, start: '9:00' }), /^command\.start/],
		['nobody', envelope({ ...assign, technicians: [] }), /^command\.technicians/],
		[
			'a crowd',
			envelope({ ...assign, technicians: Array(13).fill('T1') }),
			/^command\.technicians/
		],
		['a field nobody knows', envelope({ ...assign, colour: 'red' }), /^command/],
		['an empty id', { ...envelope(assign), id: '' }, /^id/],
		['a workshop that is a path', { ...envelope(assign), workshop: '../x' }, /^workshop/],
		['a tap in the year 1970', envelope(assign, { tappedAt: 5 }), /^tappedAt/]
	])('refuses %s and says where', (_, input, where) => {
		expect(refusalOf(input)).toMatchObject({
			code: 'wire/malformed',
			detail: expect.stringMatching(where) as unknown
		});
	});

	it('takes several moves as one command, and no endless list of them', () => {
		const { job, operation, seen, bay, technicians, start } = assign;
		const on = { job, operation, seen };
		const move = { ...on, to: { bay, technicians, start } };
		const replan = (moves: readonly unknown[]) => envelope({ type: 'ReplanOperations', moves });
		expect(refusalOf(replan([move, { ...on, to: null }]))).toBeNull();
		for (const moves of [[], Array(601).fill(move), [on], [{ ...move, to: { bay } }]])
			expect(refusalOf(replan(moves))?.code).toBe('wire/malformed');
	});

	it.each(['FlyAway', '__proto__', 'toString', ''])('does not know the command %j', (type) => {
		expect(refusalOf(envelope({ type }))?.code).toBe('wire/unknown-command');
	});

	it('answers anything with a value or a refusal and never throws', () => {
		const almost = fc.record({
			id: fc.oneof(fc.string(), fc.anything()),
			workshop: fc.oneof(fc.constant('w'), fc.anything()),
			command: fc.oneof(
				fc.anything(),
				fc.record({ type: fc.constant('AssignOperation'), technicians: fc.anything() })
			)
		});
		fc.assert(
			fc.property(fc.oneof(fc.anything(), almost), (input) => {
				const parsed = parseEnvelope(input);
				return parsed.ok || parsed.refusal.detail.length <= 400;
			})
		);
	});
});

describe('parseHello', () => {
	const hello = { protocol: 1, workshop: 'day-20', audience: 'wall', epoch: null, seq: null };

	it('reads a first hello', () => {
		expect(parseHello(hello)).toEqual({ ok: true, value: hello });
	});

	it.each([
		[{ ...hello, protocol: 0 }, 'wire/protocol'],
		[{ ...hello, protocol: undefined }, 'wire/protocol'],
		[{ ...hello, audience: 'everybody' }, 'wire/malformed'],
		[{ ...hello, seq: -1 }, 'wire/malformed'],
		['hello', 'wire/malformed']
	])('refuses %j with %s', (input, code) => {
		expect(parseHello(input)).toMatchObject({ ok: false, refusal: { code } });
	});
});

describe('parseLift', () => {
	it('reads an operation, or that nothing is in the air', () => {
		expect(parseLift({ operation: 'J1/1' })).toEqual({ ok: true, value: { operation: 'J1/1' } });
		expect(parseLift({ operation: null })).toEqual({ ok: true, value: { operation: null } });
	});

	it.each([null, {}, { operation: 7 }, { operation: '' }, { operation: null, by: '李' }])(
		'refuses %j',
		(input) => {
			expect(parseLift(input)).toMatchObject({ refusal: { code: 'wire/malformed' } });
		}
	);
});
