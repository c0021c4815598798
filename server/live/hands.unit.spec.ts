import { beforeEach, describe, expect, it } from 'vitest';
import { operationIdFrom } from '#core/ids.ts';
import { LIFT_HOLDS_MS } from '#protocol/messages.ts';
import { Hands } from './hands.ts';

const BAR = operationIdFrom('J1/1');
const mine = { client: 'c1', room: 'staff/test', by: '李调度' };

let told: string[];
let hands: Hands;
beforeEach(() => {
	told = [];
	hands = new Hands((room, { client, by, operation }) =>
		told.push(`${room} ${client} ${by} ${operation ?? 'nothing'}`)
	);
});

describe('a hand', () => {
	it('is told to the room with every lift, and when it is empty again', () => {
		hands.lift(mine, BAR, 0);
		hands.lift(mine, null, 1_000);
		hands.lift(mine, null, 2_000);
		expect(told).toEqual(['staff/test c1 李调度 J1/1', 'staff/test c1 李调度 nothing']);
	});

	it('is empty once its client is gone', () => {
		hands.lift(mine, BAR, 0);
		hands.letGo('c1');
		hands.letGo('c1');
		expect(told.slice(1)).toEqual(['staff/test c1 李调度 nothing']);
	});

	it('is empty once it was not heard of for too long, but not while it is', () => {
		hands.lift(mine, BAR, 0);
		hands.lift(mine, BAR, 10_000);
		hands.forget(LIFT_HOLDS_MS + 1);
		expect(told).toHaveLength(2);
		hands.forget(10_000 + LIFT_HOLDS_MS + 1);
		expect(told.slice(2)).toEqual(['staff/test c1 李调度 nothing']);
	});

	it('lets go in the workshop it leaves', () => {
		hands.lift(mine, BAR, 0);
		hands.lift({ ...mine, room: 'staff/other' }, BAR, 1);
		expect(told.slice(1)).toEqual(['staff/test c1 李调度 nothing', 'staff/other c1 李调度 J1/1']);
	});
});
