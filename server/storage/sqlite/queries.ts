const ACT = 'audit.id, ws, actor, kind, cmd, session, about';
/** Within the time asked for and by everything else that was asked; null leaves a condition out. */
const AND_SO_ASKED = `(@ws IS NULL OR ws = @ws) AND (@actor IS NULL OR actor = @actor)
		AND (@kind IS NULL OR kind = @kind) AND (@words IS NULL OR words LIKE @words ESCAPE '\\')`;
const LATEST = `id >= @first AND id < @end AND ${AND_SO_ASKED} ORDER BY id DESC LIMIT @limit`;

/**
 * The queries whose speed matters, as text, so that a spec can ask SQLite for their plans and insist
 * on the index. None of them may read, or sort, what grows with the years.
 */
export const QUERIES = {
	givenAnswer: 'SELECT answer FROM command WHERE ws = ? AND cmd = ?',
	headAfter: 'SELECT seq FROM command WHERE ws = ? AND cmd = ?',
	headOf: 'SELECT head FROM stream WHERE ws = ?',
	eventsSince: `SELECT seq, at, recorded_at, actor, cmd, body FROM event
		WHERE ws = ? AND seq > ? ORDER BY seq LIMIT ?`,
	// Read from a command's last fact backwards, and only as far as its first.
	eventsUpTo: `SELECT seq, at, recorded_at, actor, cmd, body FROM event
		WHERE ws = ? AND seq <= ? ORDER BY seq DESC`,
	// Named, because SQLite left to itself reads the whole log of the workshop in its order instead.
	historyOf: `SELECT seq, at, recorded_at, actor, cmd, body FROM event INDEXED BY event_of_job
		WHERE ws = ? AND job = ? ORDER BY seq`,
	shopEvents: `SELECT seq, at, recorded_at, actor, cmd, body FROM event INDEXED BY event_of_shop
		WHERE ws = ? AND type = ? AND job IS NULL AND seq < ? ORDER BY seq DESC LIMIT ?`,
	entitiesOnBoard: 'SELECT kind, id, seq, gone, body FROM entity WHERE ws = ? AND gone = 0',
	remarksOnBoard: `SELECT remark.job AS id, remark.text FROM entity
		JOIN remark ON remark.ws = entity.ws AND remark.job = entity.id
		WHERE entity.ws = ? AND entity.gone = 0 AND entity.kind = 'job'`,
	// CROSS: left to itself SQLite begins with all additions of all years.
	additionsOnBoard: `SELECT addition.id, addition.job, addition.text, addition.parts,
		addition.said_by AS saidBy, addition.price FROM entity
		CROSS JOIN addition ON addition.ws = entity.ws AND addition.job = entity.id
		WHERE entity.ws = ? AND entity.gone = 0 AND entity.kind = 'job'`,
	// CROSS: as with additions.
	callsOnBoard: `SELECT call_text.id, call_text.job, call_text.note,
		call_text.called_by AS calledBy, call_text.answered_by AS answeredBy FROM entity
		CROSS JOIN call_text ON call_text.ws = entity.ws AND call_text.id = entity.id
		WHERE entity.ws = ? AND entity.gone = 0 AND entity.kind = 'call'`,
	eraseCalls: "UPDATE call_text INDEXED BY call_text_of_job SET note = '' WHERE ws = ? AND job = ?",
	notesOnBoard: `SELECT note.id, note.job, note.text FROM entity
		CROSS JOIN note ON note.ws = entity.ws AND note.job = entity.id
		WHERE entity.ws = ? AND entity.gone = 0 AND entity.kind IN ('job', 'follow-up')`,
	remarkOf: 'SELECT job AS id, text FROM remark WHERE ws = ? AND job = ?',
	additionsOf: `SELECT id, job, text, parts, said_by AS saidBy, price FROM addition
		WHERE ws = ? AND job = ?`,
	notesOf: 'SELECT id, job, text FROM note WHERE ws = ? AND job = ?',
	photoOf:
		'SELECT id, job, media_type AS mediaType, bytes FROM photo WHERE ws = ? AND job = ? AND id = ?',
	photosOf:
		'SELECT id, job, media_type AS mediaType, bytes FROM photo WHERE ws = ? AND job = ? ORDER BY id',
	erasePhotos: 'DELETE FROM photo WHERE ws = ? AND job = ?',
	auditAll: `SELECT ${ACT} FROM audit WHERE ${LATEST}`,
	auditOfWorkshop: `SELECT ${ACT} FROM audit INDEXED BY audit_of_workshop
		WHERE ws = @ws AND ${LATEST}`,
	auditOfActor: `SELECT ${ACT} FROM audit INDEXED BY audit_of_actor
		WHERE actor = @actor AND ${LATEST}`,
	auditOfKind: `SELECT ${ACT} FROM audit INDEXED BY audit_of_kind
		WHERE kind = @kind AND ${LATEST}`,
	// What was typed is looked through, but only where something was.
	auditWithWords: `SELECT ${ACT} FROM audit INDEXED BY audit_with_words
		WHERE words IS NOT NULL AND ${LATEST}`,
	auditOfJob: `SELECT ${ACT} FROM audit_job CROSS JOIN audit ON audit.id = audit_job.id
		WHERE job = @job AND audit_job.id >= @first AND audit_job.id < @end
		AND ${AND_SO_ASKED} ORDER BY audit_job.id DESC LIMIT @limit`,
	archivedOrder: 'SELECT body FROM archived_order WHERE ws = ? AND order_no = ?'
} as const;
