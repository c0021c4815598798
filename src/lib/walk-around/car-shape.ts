import type { CarPlace } from '#core/arrival/walk-around.ts';

/**
 * The outline of a car from above, its front to the left, as places of one picture. Own drawing; each
 * place is at least 58 units wide and high, so that a finger finds it where the picture is 720 px wide.
 */
export interface PlaceShape {
	readonly x: number;
	readonly y: number;
	readonly width: number;
	readonly height: number;
}

export const VIEW_BOX = '0 -32 724 404';

type Corners = readonly [x: number, y: number, width: number, height: number];

const box = (...[x, y, width, height]: Corners): PlaceShape => ({ x, y, width, height });

export const CAR_SHAPE: Readonly<Record<CarPlace, PlaceShape>> = {
	'front-bumper': box(4, 70, 60, 200),
	bonnet: box(64, 104, 126, 132),
	windscreen: box(190, 104, 60, 132),
	roof: box(250, 104, 170, 132),
	'rear-window': box(420, 104, 60, 132),
	boot: box(480, 104, 106, 132),
	'rear-bumper': box(586, 70, 60, 200),
	'right-front-wing': box(64, 38, 126, 66),
	'right-front-door': box(190, 38, 145, 66),
	'right-rear-door': box(335, 38, 145, 66),
	'right-rear-wing': box(480, 38, 106, 66),
	'left-front-wing': box(64, 236, 126, 66),
	'left-front-door': box(190, 236, 145, 66),
	'left-rear-door': box(335, 236, 145, 66),
	'left-rear-wing': box(480, 236, 106, 66),
	'right-front-wheel': box(96, -28, 64, 62),
	'right-mirror': box(206, -28, 64, 62),
	'right-rear-wheel': box(500, -28, 64, 62),
	'left-front-wheel': box(96, 306, 64, 62),
	'left-mirror': box(206, 306, 64, 62),
	'left-rear-wheel': box(500, 306, 64, 62),
	inside: box(656, 130, 64, 80)
};
