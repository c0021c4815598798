CREATE TABLE stream (
			ws TEXT NOT NULL PRIMARY KEY,
			epoch TEXT NOT NULL,
			head INTEGER NOT NULL,
			floor INTEGER NOT NULL
		) STRICT, WITHOUT ROWID;

CREATE TABLE event (
			ws TEXT NOT NULL,
			seq INTEGER NOT NULL,
			at REAL NOT NULL,
			recorded_at REAL NOT NULL,
			actor TEXT NOT NULL,
			cmd TEXT NOT NULL,
			type TEXT NOT NULL,
			job TEXT,
			body TEXT NOT NULL,
			PRIMARY KEY (ws, seq)
		) STRICT, WITHOUT ROWID;

CREATE INDEX event_of_job ON event (job, ws, seq) WHERE job IS NOT NULL;

CREATE TABLE command (
			ws TEXT NOT NULL,
			cmd TEXT NOT NULL,
			seq INTEGER NOT NULL,
			answer TEXT NOT NULL,
			PRIMARY KEY (cmd, ws)
		) STRICT, WITHOUT ROWID;

CREATE TABLE entity (
			ws TEXT NOT NULL,
			kind TEXT NOT NULL,
			id TEXT NOT NULL,
			seq INTEGER NOT NULL,
			gone INTEGER NOT NULL,
			body TEXT NOT NULL,
			PRIMARY KEY (ws, kind, id)
		) STRICT;

CREATE INDEX entity_on_board ON entity (ws, kind, id) WHERE gone = 0;

CREATE TABLE vehicle (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			plate TEXT NOT NULL,
			vin TEXT,
			model TEXT NOT NULL,
			colour TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;

CREATE TABLE customer (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			name TEXT NOT NULL,
			phone TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			name TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			text TEXT NOT NULL,
			PRIMARY KEY (ws, job)
		) STRICT, WITHOUT ROWID;

CREATE TABLE archived_order (
			ws TEXT NOT NULL,
			order_no TEXT NOT NULL,
			body TEXT NOT NULL,
			PRIMARY KEY (ws, order_no)
		) STRICT, WITHOUT ROWID;

CREATE TABLE memo (
			area TEXT NOT NULL,
			key TEXT NOT NULL,
			value TEXT NOT NULL,
			PRIMARY KEY (area, key)
		) STRICT, WITHOUT ROWID;

CREATE INDEX event_of_shop ON event (type, ws, seq) WHERE job IS NULL;

CREATE TABLE person (
			id TEXT NOT NULL PRIMARY KEY,
			user_name TEXT NOT NULL UNIQUE,
			name TEXT NOT NULL,
			role TEXT NOT NULL,
			workshops TEXT,
			staff TEXT,
			active INTEGER NOT NULL,
			last_seen_at REAL,
			created_at REAL NOT NULL,
			updated_at REAL NOT NULL
		) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
			person TEXT NOT NULL,
			kind TEXT NOT NULL,
			hash TEXT NOT NULL,
			wrong_tries INTEGER NOT NULL,
			changed_at REAL NOT NULL,
			PRIMARY KEY (person, kind)
		) STRICT, WITHOUT ROWID;

CREATE TABLE addition (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			id TEXT NOT NULL,
			text TEXT NOT NULL,
			parts TEXT NOT NULL,
			said_by TEXT NOT NULL,
			price TEXT NOT NULL,
			PRIMARY KEY (ws, job, id)
		) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
			id INTEGER PRIMARY KEY,
			ws TEXT,
			actor TEXT NOT NULL,
			kind TEXT NOT NULL,
			cmd TEXT,
			session TEXT,
			about TEXT NOT NULL,
			words TEXT
		) STRICT;

CREATE INDEX audit_of_workshop ON audit (ws, id);

CREATE INDEX audit_of_actor ON audit (actor, id, kind, ws);

CREATE INDEX audit_of_kind ON audit (kind, id, ws);

CREATE INDEX audit_with_words ON audit (id, words, actor, kind, ws) WHERE words IS NOT NULL;

CREATE TABLE audit_job (
			job TEXT NOT NULL,
			id INTEGER NOT NULL,
			PRIMARY KEY (job, id)
		) STRICT, WITHOUT ROWID;

CREATE TABLE device (
			session TEXT NOT NULL PRIMARY KEY,
			by TEXT NOT NULL,
			agent TEXT NOT NULL,
			address TEXT NOT NULL,
			seen_at REAL NOT NULL
		) STRICT, WITHOUT ROWID;

CREATE TABLE call_text (
			ws TEXT NOT NULL,
			id TEXT NOT NULL,
			job TEXT,
			note TEXT NOT NULL,
			called_by TEXT NOT NULL,
			answered_by TEXT NOT NULL,
			PRIMARY KEY (ws, id)
		) STRICT, WITHOUT ROWID;

CREATE INDEX call_text_of_job ON call_text (job, ws) WHERE job IS NOT NULL;

CREATE TABLE note (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			id TEXT NOT NULL,
			text TEXT NOT NULL,
			PRIMARY KEY (ws, job, id)
		) STRICT, WITHOUT ROWID;

CREATE TABLE photo (
			ws TEXT NOT NULL,
			job TEXT NOT NULL,
			id TEXT NOT NULL,
			media_type TEXT NOT NULL,
			bytes BLOB NOT NULL,
			PRIMARY KEY (ws, job, id)
		) STRICT;
