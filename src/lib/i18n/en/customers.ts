import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { customers as chinese } from '../zh-CN/customers.ts';

export const customers: SameKeys<typeof chinese> = {
	search: 'Search',
	who: 'Plate, VIN, phone or name',
	whoHint: 'At least two characters; other visits of the same car or phone are listed with them',
	visits: 'Visits',
	none: 'Nothing found.',
	chosen: 'Chosen',
	plate: 'Plate',
	name: 'Customer',
	phone: 'Phone',
	orders: 'Orders',
	arrived: 'Arrived',
	state: 'State',
	ended: 'Ended',
	open: 'Here; can be erased after hand-over',
	json: 'Export JSON',
	csv: 'Export CSV',
	erase: 'Erase customer',
	eraseTitle: 'Erase this customer?',
	eraseAsk: params(
		'From {count} visits, for good: name, phone, plate, VIN, remarks, words about additional work and everything else that was typed.'
	),
	eraseKeeps: 'What stays: which work was done, when and by whom. This cannot be undone.',
	eraseBackups:
		'Backups made before keep it until they are rotated, a month at most; after restoring one, erase again.',
	cancel: 'Cancel',
	confirm: 'Erase for good',
	erased: params('The customer of {count} visits was erased.'),
	working: 'Working…',
	audited: 'Each export and erasure is written into the audit, without the customer’s data.',
	promise: 'Promise',
	work: 'Operation',
	started: 'Started',
	finished: 'Finished',
	remark: 'Remark'
};
