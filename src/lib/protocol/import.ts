/**
 * What `POST /api/v1/import` answers, to the page, the command line and programs alike. Rows are
 * counted as a table program shows them, heading included.
 */

/** What a column can hold; `ignore` is a column somebody said is not needed. */
export const IMPORT_FIELDS = [
	'orderNo',
	'plate',
	'vin',
	'model',
	'colour',
	'mileage',
	'customerName',
	'phone',
	'waiting',
	'source',
	'appointmentAt',
	'arrivedAt',
	'promisedAt',
	'advisor',
	'category',
	'lineNo',
	'itemCode',
	'itemName',
	'trade',
	'skill',
	'standardMinutes',
	'standardHours',
	'partsDueAt',
	'washWanted',
	'oldPartsWanted',
	'remark',
	'ignore'
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

/** Why a row was refused, or what to know about one that went in; stable, for programs. */
export type ImportProblemCode =
	| 'order-no-missing'
	/** A total at the foot of the table. */
	| 'not-an-order'
	/** More cells than headings: the columns have slipped. */
	| 'too-many-cells'
	| 'line-no'
	/** The same line number again with other content. */
	| 'line-twice'
	| 'car-missing'
	/** Another car than in the other rows of this order. */
	| 'other-car'
	| 'not-a-date'
	| 'promise-before-arrival'
	| 'not-a-number'
	| 'not-positive'
	| 'too-large'
	| 'trade-unknown'
	| 'skill-unknown'
	| 'skill-missing'
	| 'name-missing'
	/** The rules of the workshop refused the order; the reason tells which. */
	| 'order-refused'
	| 'plate-form'
	| 'vin-check'
	| 'vin-length'
	/** The same line a second time; it adds nothing. */
	| 'duplicate-line'
	| 'text-cut'
	| 'word-unknown'
	/** A number that is not needed was not one; the field stays empty. */
	| 'number-dropped'
	| 'time-missing'
	/** Rows of one order say different things; the first counts. */
	| 'rows-disagree'
	/** More of these than a person reads; the rest is counted, not listed. */
	| 'list-cut';

/** One cell (or with column `*` one row) that was refused or is worth a look. */
export interface ImportProblem {
	readonly row: number;
	/** The heading as the file has it, or `*`. */
	readonly column: string;
	readonly value: string;
	/** In the language of whoever asked. */
	readonly reason: string;
	readonly code: ImportProblemCode;
}

export interface ImportTally {
	readonly new: number;
	readonly changed: number;
	readonly same: number;
}

/** What an import did, or in a dry run would do. Operations are order lines, not what the board adds. */
export interface ImportReport {
	/** Rows below the heading that hold anything. */
	readonly rows: number;
	readonly jobs: ImportTally;
	readonly operations: ImportTally;
	readonly refused: readonly ImportProblem[];
	readonly warnings: readonly ImportProblem[];
}

/** A column of the file and what it was taken for; `field` null when nobody knows. */
export interface ImportColumn {
	readonly heading: string;
	readonly field: ImportField | null;
	/** Whether its own name told, or somebody by hand (now or an earlier time). */
	readonly by: 'name' | 'hand' | null;
	/** First cell that holds something, shortened. */
	readonly sample: string;
}

/** Why a file could not be read at all. */
export type ImportFileCode =
	| 'empty'
	| 'only-heading'
	| 'not-a-table'
	/** The binary format of Excel 2003 and earlier. */
	| 'old-workbook'
	| 'damaged-workbook'
	/** A quotation mark is opened and never closed. */
	| 'open-quote'
	| 'too-large'
	| 'too-many-rows'
	| 'columns-missing'
	/** Too many files wait to be read; the same one later. */
	| 'busy';

export type ImportOutcome =
	| {
			readonly status: 'read';
			readonly dryRun: boolean;
			readonly columns: readonly ImportColumn[];
			readonly report: ImportReport;
	  }
	| {
			readonly status: 'unreadable';
			readonly code: ImportFileCode;
			/** In the language of whoever asked. */
			readonly message: string;
			/** Known where only the mapping is missing, so that it can be completed by hand. */
			readonly columns: readonly ImportColumn[];
	  };

/** Largest file taken, in bytes: a year of orders of a big workshop is a tenth of it. */
export const IMPORT_MAX_BYTES = 64 * 1024 * 1024;

/** What `POST /api/v1/setup` answers for a `*.workshop.json`. */
export type SetupOutcome =
	| {
			readonly status: 'accepted';
			readonly workshop: string;
			readonly name: string;
			/** False when everything in it was known already. */
			readonly changed: boolean;
			readonly bays: number;
			readonly technicians: number;
	  }
	| {
			readonly status: 'refused';
			readonly problems: readonly SetupFault[];
	  };

/** One thing that is wrong in a set-up; `path` as in `technicians[3].lunch`, empty for the whole. */
interface SetupFault {
	readonly path: string;
	readonly value: string;
	/** In the language of whoever asked. */
	readonly reason: string;
}
