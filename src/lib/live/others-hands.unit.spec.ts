import { beforeEach, describe, expect, it, vi } from 'vitest';
import { operationIdFrom } from '#core/ids.ts';
import { LIFT_HOLDS_MS } from '#protocol/messages.ts';
import { OthersHands } from './others-hands.ts';

const bar = (n: number) => operationIdFrom(`J1/${String(n)}`);

let now: number;
let onChange: ReturnType<typeof vi.fn<() => void>>;
let hands: OthersHands;
const shown = () => Object.fromEntries(hands.byOperation);

beforeEach(() => {
	now = 0;
	onChange = vi.fn<() => void>();
	hands = new OthersHands({ localNow: () => now, onChange });
});

describe('what others have in the air', () => {
	it('is shown by operation with the name, until it is put down', () => {
		hands.take({ client: 'a', by: '李', operation: bar(1) });
		hands.take({ client: 'b', by: '王', operation: bar(2) });
		expect(shown()).toEqual({ 'J1/1': '李', 'J1/2': '王' });
		hands.take({ client: 'a', by: '李', operation: bar(3) });
		hands.take({ client: 'b', by: '王', operation: null });
		expect(shown()).toEqual({ 'J1/3': '李' });
	});

	it('is drawn again only when it changes', () => {
		hands.take({ client: 'a', by: '李', operation: bar(1) });
		hands.take({ client: 'a', by: '李', operation: bar(1) });
		hands.take({ client: 'b', by: '王', operation: null });
		expect(onChange).toHaveBeenCalledTimes(1);
	});

	it('is gone once it was not heard of for too long', () => {
		hands.take({ client: 'a', by: '李', operation: bar(1) });
		now = 10_000;
		hands.take({ client: 'a', by: '李', operation: bar(1) });
		now = LIFT_HOLDS_MS + 5_000;
		hands.forget();
		expect(shown()).toEqual({ 'J1/1': '李' });
		now = LIFT_HOLDS_MS + 10_001;
		hands.forget();
		expect(shown()).toEqual({});
		expect(onChange).toHaveBeenCalledTimes(2);
	});
});
