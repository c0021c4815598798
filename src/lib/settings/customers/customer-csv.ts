import { csvOf } from '#protocol/csv.ts';
import type { ExportedVisit } from '#protocol/customers.ts';
import type { customersText } from '$lib/i18n/customers.ts';

/** Everything kept of somebody as a table to read: one row for each piece of work of each visit. */
export function customerCsv(
	visits: readonly ExportedVisit[],
	t: ReturnType<typeof customersText>,
	moment: (at: number) => string
): string {
	const heads = [t.plate, 'VIN', t.name, t.phone, t.orders, t.arrived, t.promise, t.work];
	const told = (at: number | null): string => (at === null ? '' : moment(at));
	const rows = visits.flatMap((visit) => {
		const { plate, vin, name, phone, orders, arrivedAt, promises, remarks, notes } = visit;
		const shared = [plate, vin ?? '', name, phone, orders.join(' '), told(arrivedAt)];
		const promised = promises.map(({ at }) => moment(at)).join(' ');
		const works = [...visit.operations, ...visit.additions.map(additionAsWork)];
		return works.map((work) => [
			...[...shared, promised, work.name, told(work.startedAt), told(work.finishedAt)],
			[...remarks, ...notes, work.finding, work.cause].filter((text) => text !== '').join(' ')
		]);
	});
	return csvOf([[...heads, t.started, t.finished, t.remark], ...rows]);
}

const additionAsWork = ({
	text,
	saidBy,
	price,
	reportedAt
}: ExportedVisit['additions'][number]) => ({
	...{ name: text, startedAt: reportedAt, finishedAt: null, finding: saidBy, cause: price }
});
