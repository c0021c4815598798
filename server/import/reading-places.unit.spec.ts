import { describe, expect, it } from 'vitest';
import { ReadingPlaces } from './reading-places.ts';

/** Works that end when the spec says so, in the order they began. */
function works(places: ReadingPlaces, count: number) {
	const begun: number[] = [];
	const end: (() => void)[] = [];
	const all = Array.from({ length: count }, (_, n) =>
		places.within(
			() =>
				new Promise<number>((resolve) => {
					begun.push(n);
					end[n] = () => {
						resolve(n);
					};
				})
		)
	);
	return { begun, end, all };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('places for reading files', () => {
	it('are two, and then go from one to the next in the order they came', async () => {
		const { begun, end, all } = works(new ReadingPlaces(), 4);
		await settled();
		expect(begun).toEqual([0, 1]);
		end[1]?.();
		await settled();
		expect(begun).toEqual([0, 1, 2]);
		end[0]?.();
		end[2]?.();
		await settled();
		end[3]?.();
		expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
	});

	it('are given on after a failure, and refused in words once too many wait', async () => {
		const places = new ReadingPlaces();
		await expect(places.within(() => Promise.reject(new Error('broken')))).rejects.toThrow(
			'broken'
		);
		const { begun, end, all } = works(places, 8);
		await settled();
		await expect(places.within(() => Promise.resolve())).rejects.toMatchObject({
			...{ name: 'Unreadable', code: 'busy', detail: '8' }
		});
		for (let n = 0; n < 8; n += 1) {
			end[n]?.();
			await settled();
		}
		await Promise.all(all);
		expect(begun).toHaveLength(8);
	});
});
