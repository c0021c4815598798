import type { Recorded } from '../job/events.ts';
import type { DutyRecord } from './duty-kind.ts';
import type { DutyEvent } from './events.ts';

/** The records of a visit after the event, in the order in which they were last touched. */
export function dutiesAfter(
	records: readonly DutyRecord[],
	event: DutyEvent,
	{ at, actor: by }: Pick<Recorded, 'at' | 'actor'>
): readonly DutyRecord[] {
	const { duty: id, kind } = event;
	const others = records.filter((record) => record.id !== id);
	if (event.type === 'DutyReleased') return others;
	const record = { id, kind, at, by, name: event.name };
	return event.type === 'DutyTaken'
		? [...others, { ...record, standing: 'taken', said: null }]
		: [...others, { ...record, standing: 'done', said: event.said }];
}
