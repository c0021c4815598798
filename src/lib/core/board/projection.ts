import type { Job } from '../job/job.ts';
import type { WorkshopState } from '../state.ts';
import type { Row } from './rows.ts';

/** How one audience is shown visits. */
export interface JobProjection {
	/** Whether plates are masked: then a row depends on the cars that read alike, too. */
	readonly masked: boolean;
	/** Whether its rows hold names of staff: they change with the set-up, which brings the names. */
	readonly named: boolean;
	/** Whether this audience is shown the visit at all; it depends on the visit alone. */
	readonly shows: (job: Job) => boolean;
	/** The id of its row, unique among the visits. */
	readonly idOf: (job: Job) => string;
	readonly row: (job: Job, state: WorkshopState, marks: RowMarks) => Row;
}

/** What a row gets from outside the visit; `label` is the masked plate, empty where nothing is masked. */
interface RowMarks {
	readonly version: number;
	readonly label: string;
}
