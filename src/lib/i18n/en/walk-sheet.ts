import type { SameKeys } from '../catalogue.ts';
import type { walkSheet as chinese } from '../zh-CN/walk-sheet.ts';

export const walkSheet: SameKeys<typeof chinese> = {
	title: 'Vehicle check-in sheet',
	unknown: 'This car is not on the board (delivered cars leave it when the day is closed)',
	connecting: 'Reading…',
	orders: 'Repair orders',
	advisor: 'Service advisor',
	arrived: 'Arrived',
	checked: 'Walked around',
	body: 'Body',
	front: 'The front of the car is on the left',
	notWalked: 'Nobody has walked around the car yet; the sheet can be filled in by hand',
	separator: '; ',
	wishes: 'Customer wishes',
	agreed:
		'Both sides agree on the condition of the car, what lies in it, and the wishes above. Please take valuables with you.',
	signCustomer: 'Customer',
	signAdvisor: 'Service advisor',
	signDate: 'Date'
};
