import { describe, expect, it } from 'vitest';
import { growthOf } from '../soak/growth.ts';
import { grownMost, heapContentOf, type HeapContent } from '../soak/heap-content.ts';
import { printSoak } from '../soak/report.ts';
import type { Held } from '../soak/soak-page.ts';
import type { Told } from '../soak/soak-server.ts';

describe('growth', () => {
	it('is told between the middle of the first three samples and that of the last three', () => {
		expect(growthOf([100, 900, 101, 50, 110, 1, 111])).toMatchObject({
			...{ before: 101, after: 110 }
		});
		expect(growthOf([100, 110]).percent).toBeCloseTo(10);
		expect(growthOf([0, 0]).percent).toBe(0);
	});

	it('has the slope of what grows evenly, and hardly any doubt about it', () => {
		const { slope, slopeAtLeast, slopeAtMost } = growthOf([5, 7, 9, 11, 13]);
		expect(slope).toBeCloseTo(2);
		expect(slopeAtLeast).toBeCloseTo(2);
		expect(slopeAtMost).toBeCloseTo(2);
	});

	it('leaves no doubt out: what goes up and down as by chance lies on both sides of none', () => {
		const { slopeAtLeast, slopeAtMost } = growthOf([10, 12, 9, 11, 10, 12, 9, 11, 10]);
		expect(slopeAtLeast).toBeLessThan(0);
		expect(slopeAtMost).toBeGreaterThan(0);
		// By the book: the slope's error is 0.1555, Student's t for seven degrees 2.36.
		expect(slopeAtMost - slopeAtLeast).toBeCloseTo(2 * 2.36 * 0.1555, 1);
	});

	it('tells no slope from two samples', () => {
		expect(growthOf([1, 2]).slope).toBeNaN();
	});
});

/** Two rows of a board, a list with a buffer behind it, an element of the page, and compiled code. */
const snapshotOf = (rows: number): string =>
	JSON.stringify({
		snapshot: {
			meta: {
				node_fields: ['type', 'name', 'self_size', 'edge_count'],
				node_types: [['object', 'native', 'code', 'string'], 'string', 'number', 'number'],
				edge_fields: ['type', 'name_or_index', 'to_node'],
				edge_types: [['property', 'internal'], 'string_or_number', 'node']
			}
		},
		nodes: [
			...Array.from({ length: rows }, () => [0, 0, 28, 3]).flat(),
			...[0, 1, 100, 0, 1, 2, 400, 0, 1, 3, 5_000, 0, 2, 4, 9_000, 0, 3, 5, 16, 0]
		],
		edges: Array.from({ length: rows }, () => [0, 6, 0, 0, 7, 0, 1, 8, 0]).flat(),
		strings: [
			...['Object', 'Int32Array', 'system / JSArrayBufferData', 'HTMLDivElement', 'code', '辽B'],
			...['version', 'id', 'map']
		]
	});

describe('what lies in a heap', () => {
	it('is told apart: what scripts hold, and what the engine made of them', () => {
		const { data, code, kinds } = heapContentOf(snapshotOf(2));
		expect({ data, code }).toEqual({ data: 2 * 28 + 100 + 400 + 16, code: 9_000 });
		expect([...kinds]).toEqual([
			['{id, version}', { count: 2, bytes: 56 }],
			['Int32Array', { count: 1, bytes: 100 }],
			['native', { count: 1, bytes: 400 }],
			['string', { count: 1, bytes: 16 }]
		]);
	});

	it('is compared by kind, what grew most first', () => {
		const [before, after] = [heapContentOf(snapshotOf(2)), heapContentOf(snapshotOf(5))];
		expect(grownMost(before, after, 3)).toEqual([
			{ kind: '{id, version}', before: { count: 2, bytes: 56 }, after: { count: 5, bytes: 140 } }
		]);
		expect(grownMost(after, before, 3)).toEqual([]);
	});
});

describe('the report of a soak', () => {
	const DAYS = 40;
	const TOLD: Told = {
		...{ heap: 45e6, rss: 400e6, delayP99Ms: 20, delayMaxMs: 50, jobs: 40 },
		...{ registered: 0, connections: 3, errors: [] }
	};
	const contentOf = (data: number, code: number): HeapContent => ({
		...{ data, code },
		kinds: new Map([['{id, version}', { count: 1, bytes: data }]])
	});
	/** One screen and the server, by the day. */
	const told = (held: (day: number) => Partial<Held>, server = (_day: number) => ({})) => {
		const lines: string[] = [];
		const isMet = printSoak(
			{
				pages: [
					{
						...{ name: 'wall', turns: 2_000, calls: 0 },
						held: Array.from({ length: DAYS }, (_, day) => ({
							...{ heap: 7e6, nodes: 1_000, listeners: 20, timers: 5, content: null },
							...held(day)
						}))
					}
				],
				servers: Array.from({ length: DAYS }, (_, day) => ({ ...TOLD, ...server(day) })),
				...{ updates: 20_000, refused: 0, passedMs: 1, tookMs: 1, wrong: [] }
			},
			(line) => lines.push(line)
		);
		return { isMet, text: lines.join('\n') };
	};
	/** Up and down from day to day, as any figure is. */
	const shaken = (day: number): number => (day % 3) * 20_000;
	const level = (day: number) => ({ heap: 7e6 + shaken(day) });

	it('does not take for growth what comes with the first days', () => {
		const { isMet } = told((day) => ({ heap: 7e6 + Math.min(day, 9) * 200_000 + shaken(day) }));
		expect(isMet).toBe(true);
	});

	it('misses what grows all the time, however little of the whole it is', () => {
		const { isMet, text } = told((day) => ({
			heap: 7e6 + shaken(day + 1),
			content: contentOf(2.6e6 + day * 5_000 + shaken(day), 4e6)
		}));
		expect(isMet).toBe(false);
		expect(text).toMatch(/R8 {2}MISSED wall: .* slope \+4\.9 kB a working day/);
		expect(text).toMatch(/B7 {2}met +wall/);
		expect(text).toMatch(/grew most: \{id, version\}/);
	});

	it('leaves to the engine what it makes of scripts, within the tenth of the whole', () => {
		const { isMet, text } = told((day) => ({
			heap: 7e6 + day * 10_000,
			content: contentOf(2.6e6 + shaken(day), 4e6 + day * 10_000)
		}));
		expect(text).toContain('heap as a whole +10.0 kB a working day');
		expect(isMet).toBe(true);
		expect(told((day) => ({ heap: 7e6 + day * 50_000 })).isMet).toBe(false);
	});

	it("takes the server's registers off its growth, and nothing else", () => {
		const registers = (day: number) => ({ heap: 45e6 + day * 30_000, registered: day * 100 });
		expect(told(level, registers).isMet).toBe(true);
		expect(told(level, (day) => ({ heap: 45e6 + day * 30_000 })).isMet).toBe(false);
	});
});
