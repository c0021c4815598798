/** One step from the schema before it to the next. */
export interface Migration {
	/** Counts from 1 without gaps; kept in the file's `user_version`. */
	readonly version: number;
	readonly name: string;
	readonly sql: string;
}
