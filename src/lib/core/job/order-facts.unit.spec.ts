import { describe, expect, it } from 'vitest';
import { aState } from '../../../../tests/builders/a-state.ts';
import { anImport } from '../../../../tests/builders/an-order.ts';
import { when } from '../../../../tests/support/scenario.ts';
import { advisorCode, orderNo } from '../ids.ts';

const staffAfter = (...orders: readonly { readonly advisor: string; readonly name: string }[]) =>
	orders.reduce(
		(state, { advisor, name }, index) =>
			when(
				state,
				anImport(
					{
						...{ plate: `辽A1234${String(index)}`, vin: '' },
						...{ advisor: advisorCode(advisor), advisorName: name }
					},
					{ orderNo: orderNo(`RO${String(index)}`) }
				)
			).state,
		aState()
	).registers.staff;

describe("the advisor's name in an order", () => {
	it('is learned where nobody knows one, and kept as it is from then on', () => {
		expect(staffAfter({ advisor: 'A9', name: '周敏' }).get('A9')?.name).toBe('周敏');
		const twice = staffAfter({ advisor: 'A9', name: '周敏' }, { advisor: 'A9', name: '周敏敏' });
		expect(twice.get('A9')?.name).toBe('周敏');
	});

	it('does not rename whom the set-up lists: its rows would change without a fact', () => {
		const known = aState().registers.staff.get('谢明');
		expect(staffAfter({ advisor: '谢明', name: '别人' }).get('谢明')).toEqual(known);
	});
});
