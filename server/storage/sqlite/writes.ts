import type { CallText, PersonalRecord } from '#core/workshop/registers.ts';
import type { StoredPhoto } from '../port.ts';
import type { SerialisedAppend, SerialisedEntity } from '../serialised.ts';
import { prepareAccountWrites } from './accounts.ts';
import { prepareAuditWrites } from './audit.ts';
import type { Connection } from './connection.ts';
import { prepareErase } from './erase.ts';
import type { WriteRequest, WriteResult } from './messages.ts';
import { QUERIES } from './queries.ts';

/** Every statement that writes, prepared once. Only the writer thread has this. */
export interface Writes {
	/** Runs inside the transaction of its group. */
	perform(request: WriteRequest): WriteResult;
}

export function prepareWrites(db: Connection): Writes {
	const audit = prepareAuditWrites(db);
	const append = prepareAppend(db, audit.command);
	const openStream = db.prepare<[string, string]>(
		`INSERT INTO stream (ws, epoch, head, floor) VALUES (?, ?, 0, 0)
		ON CONFLICT (ws) DO UPDATE SET epoch = excluded.epoch WHERE stream.epoch = ''`
	);
	const putMemo = db.prepare<[string, string, string]>(
		`INSERT INTO memo (area, key, value) VALUES (?, ?, ?)
		ON CONFLICT (area, key) DO UPDATE SET value = excluded.value`
	);
	const dropMemo = db.prepare<[string, string]>('DELETE FROM memo WHERE area = ? AND key = ?');

	const changeAccount = prepareAccountWrites(db);

	return {
		perform(request) {
			switch (request.kind) {
				case 'append':
					return append(request.append);
				case 'open':
					openStream.run(request.workshop, request.epoch);
					return null;
				case 'memo':
					if (request.value === null) dropMemo.run(request.area, request.key);
					else putMemo.run(request.area, request.key, request.value);
					return null;
				case 'account':
					changeAccount(request.change);
					return null;
				case 'audit':
					audit.change(request.change);
					return null;
			}
		}
	};
}

function prepareAppend(
	db: Connection,
	putAudit: (append: SerialisedAppend) => void
): (append: SerialisedAppend) => WriteResult {
	const givenAnswer = db.prepare<[string, string], string>(QUERIES.givenAnswer).pluck();
	const headOf = db.prepare<[string], number>(QUERIES.headOf).pluck();
	const moveHead = db.prepare<[number, string, number]>(
		'UPDATE stream SET head = ? WHERE ws = ? AND head = ?'
	);
	const putEvent = db.prepare(
		`INSERT INTO event (ws, seq, at, recorded_at, actor, cmd, type, job, body)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	);
	const putCommand = db.prepare<[string, string, number, string]>(
		'INSERT INTO command (ws, cmd, seq, answer) VALUES (?, ?, ?, ?)'
	);
	const putArchived = db.prepare<[string, string, string]>(
		`INSERT INTO archived_order (ws, order_no, body) VALUES (?, ?, ?)
		ON CONFLICT (ws, order_no) DO UPDATE SET body = excluded.body`
	);
	const putPhoto = preparePhoto(db);
	const putEntity = prepareEntity(db);
	const putRecord = prepareRecords(db);
	const erase = prepareErase(db);

	return (append) => {
		const { workshop: ws, command, head } = append;
		const given = givenAnswer.get(ws, command);
		if (given !== undefined) return { status: 'duplicate', answer: given };
		if (moveHead.run(head, ws, append.expectedHead).changes === 0) {
			const current = headOf.get(ws);
			if (current === undefined) throw new TypeError(`workshop ${ws} was never opened`);
			return { status: 'behind', head: current };
		}
		for (const event of append.events) {
			putEvent.run(
				ws,
				event.seq,
				event.at,
				event.recordedAt,
				event.actor,
				event.command,
				event.type,
				event.job,
				event.body
			);
		}
		for (const entity of append.entities) putEntity(ws, entity);
		for (const record of append.records) putRecord(ws, record);
		for (const { orderNo, body } of append.archived) putArchived.run(ws, orderNo, body);
		if (append.photo !== null) putPhoto(ws, append.photo);
		putCommand.run(ws, command, head, append.answer);
		putAudit(append);
		// Last, so that nothing of what was there before is left.
		erase(ws, append.erased);
		return { status: 'committed', head };
	};
}

/** The picture that came with a command. */
function preparePhoto(db: Connection): (ws: string, photo: StoredPhoto) => void {
	const put = db.prepare(
		'INSERT INTO photo (ws, job, id, media_type, bytes) VALUES (?, ?, ?, ?, ?)'
	);
	return (ws, { job, id, mediaType, bytes }) => {
		put.run(ws, job, id, mediaType, Buffer.from(bytes));
	};
}

/**
 * Most changes leave an entity on the board. They must not name `gone`: a statement that does writes
 * the page of its partial index as well, on every command.
 */
function prepareEntity(db: Connection): (ws: string, entity: SerialisedEntity) => void {
	const change = db.prepare(
		'UPDATE entity SET seq = ?, body = ? WHERE ws = ? AND kind = ? AND id = ? AND gone = 0'
	);
	const put = db.prepare(
		`INSERT INTO entity (ws, kind, id, seq, gone, body) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (ws, kind, id) DO UPDATE
		SET seq = excluded.seq, gone = excluded.gone, body = excluded.body`
	);
	return (ws, { kind, id, seq, gone, body }) => {
		if (!gone && change.run(seq, body, ws, kind, id).changes > 0) return;
		put.run(ws, kind, id, seq, gone ? 1 : 0, body);
	};
}

function prepareRecords(db: Connection): (ws: string, record: PersonalRecord) => void {
	const putVehicle = db.prepare(
		`INSERT INTO vehicle (ws, id, plate, vin, model, colour) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (ws, id) DO UPDATE SET plate = excluded.plate, vin = excluded.vin,
			model = excluded.model, colour = excluded.colour`
	);
	const putCustomer = db.prepare(
		`INSERT INTO customer (ws, id, name, phone) VALUES (?, ?, ?, ?)
		ON CONFLICT (ws, id) DO UPDATE SET name = excluded.name, phone = excluded.phone`
	);
	const putStaff = db.prepare(
		`INSERT INTO staff (ws, id, name) VALUES (?, ?, ?)
		ON CONFLICT (ws, id) DO UPDATE SET name = excluded.name`
	);
	const putRemark = db.prepare(
		`INSERT INTO remark (ws, job, text) VALUES (?, ?, ?)
		ON CONFLICT (ws, job) DO UPDATE SET text = excluded.text`
	);
	const putAddition = db.prepare(
		`INSERT INTO addition (ws, job, id, text, parts, said_by, price) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (ws, job, id) DO UPDATE SET text = excluded.text, parts = excluded.parts,
			said_by = excluded.said_by, price = excluded.price`
	);
	const putCall = prepareCalls(db);
	const putNote = db.prepare(
		`INSERT INTO note (ws, job, id, text) VALUES (?, ?, ?, ?)
		ON CONFLICT (ws, job, id) DO UPDATE SET text = excluded.text`
	);
	return (ws, record) => {
		switch (record.kind) {
			case 'vehicle':
				putVehicle.run(ws, record.id, record.plate, record.vin, record.model, record.colour);
				break;
			case 'customer':
				putCustomer.run(ws, record.id, record.name, record.phone);
				break;
			case 'staff':
				putStaff.run(ws, record.id, record.name);
				break;
			case 'remark':
				putRemark.run(ws, record.id, record.text);
				break;
			case 'addition': {
				const { job, id, text, parts, saidBy, price } = record;
				putAddition.run(ws, job, id, text, parts, saidBy, price);
				break;
			}
			case 'call':
				putCall(ws, record);
				break;
			case 'note':
				putNote.run(ws, record.job, record.id, record.text);
				break;
		}
	};
}

/** What was said with calls for help. */
function prepareCalls(db: Connection): (ws: string, call: CallText) => void {
	const put = db.prepare(
		`INSERT INTO call_text (ws, id, job, note, called_by, answered_by) VALUES (?, ?, ?, ?, ?, ?)
		ON CONFLICT (ws, id) DO UPDATE SET note = excluded.note, called_by = excluded.called_by,
			answered_by = excluded.answered_by`
	);
	return (ws, { id, job, note, calledBy, answeredBy }) => {
		put.run(ws, id, job, note, calledBy, answeredBy);
	};
}
