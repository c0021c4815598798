import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STANDING_MARK, STATUS_MARK } from '#core/board/marks.ts';
import { ICONS as ALL, type IconName } from '$lib/ui/icons.ts';
import { ICONS } from '$lib/ui/wall-icons.ts';

const ROOMS = ['board', 'lounge', 'display', 'screen'].map((room) => join('src/lib', room));
const SHARED = ['DemoMark', 'StaleStrip', 'Clock'].map((name) => `src/lib/ui/${name}.svelte`);

/** Every quoted word of a file of walls that names a shape of some page. */
function namedIn(file: string): readonly string[] {
	const words =
		readFileSync(file, 'utf8').match(/(?<=(?:name=|icon: |: |\? )["'])\w+(?=["'])/g) ?? [];
	// Rows of cars are of a kind that has the name of a shape.
	return words.filter((word) => word in ALL && word !== 'car');
}

it('holds every shape that is drawn on a wall, so that none is missing there', () => {
	const files = ROOMS.flatMap((room) => readdirSync(room).map((name) => join(room, name)));
	const named = [...files, ...SHARED].flatMap(namedIn);
	const marks: readonly IconName[] = [
		...Object.values(STATUS_MARK),
		...Object.values(STANDING_MARK)
	];
	expect(named.length).toBeGreaterThan(20);
	expect([...named, ...marks].filter((name) => !(name in ICONS))).toEqual([]);
});
