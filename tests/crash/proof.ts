import { isDeepStrictEqual } from 'node:util';
import { stateFromEntities, type Entity } from '#core/entities.ts';
import { evolve, withRecords } from '#core/evolve.ts';
import type { CommandId, WorkshopCode } from '#core/ids.ts';
import type { Recorded } from '#core/job/events.ts';
import { emptyState, type WorkshopState } from '#core/state.ts';
import type { StoredWorkshop } from '../../server/storage/port.ts';
import { openForReading, type Connection } from '../../server/storage/sqlite/connection.ts';
import { prepareReads, type Reads } from '../../server/storage/sqlite/reads.ts';
import { isPromise, type Promised, type Sent } from './ledger.ts';
import { misordered } from './order.ts';

/**
 * What the clients were told against what is on the disk. It reads the database through a connection
 * of its own and asks the server nothing, so a server that lies to itself is found out.
 */
export type Fault =
	/** Promised, and not in the log, or its answer is not kept. */
	| 'lost'
	/** In the log twice, or in two pieces. */
	| 'duplicated'
	/** At another position than promised, or against the order the clients saw. */
	| 'misordered'
	/** Refused or never sent, and done all the same. */
	| 'uncalled'
	/** A projection differs from the log folded anew. */
	| 'projection';

export interface Finding {
	readonly fault: Fault;
	readonly what: string;
}

/** Where a command's facts stand in the log. */
interface Place {
	readonly last: number;
	readonly isWhole: boolean;
}

const NO_LIMIT = 1e9;

export class Proof {
	readonly #file: string;
	readonly #workshop: WorkshopCode;
	readonly #places = new Map<CommandId, Place>();
	/** Commands known by their clients, of all rounds so far. */
	readonly #known = new Set<CommandId>();
	#folded: WorkshopState = emptyState;

	constructor(file: string, workshop: WorkshopCode) {
		this.#file = file;
		this.#workshop = workshop;
	}

	/** The log folded from its first event to its head, as read last. */
	get folded(): WorkshopState {
		return this.#folded;
	}

	/** Names a command that was sent before the rounds, such as the set-up. */
	know(id: CommandId): void {
		this.#known.add(id);
	}

	/** Reads what is new in the log, and holds it and these commands against one another. */
	check(sent: readonly Sent[]): readonly Finding[] {
		for (const { id } of sent) this.#known.add(id);
		return this.#reading((reads) => {
			const findings = [...this.#readOn(reads)];
			const promised = sent.filter(isPromise);
			findings.push(...promised.flatMap((one) => this.#checkOne(one, reads)));
			findings.push(...misordered(promised));
			for (const { id, answer } of sent)
				if (answer?.status === 'refused' && this.#places.has(id))
					findings.push({ fault: 'uncalled', what: `${id} was refused and done` });
			return findings;
		});
	}

	/** Folds what came since, and nothing else: for a comparison at the newest position. */
	readOn(): readonly Finding[] {
		return this.#reading((reads) => this.#readOn(reads));
	}

	#reading<T>(look: (reads: Reads) => T): T {
		const db: Connection = openForReading(this.#file);
		try {
			const reads = prepareReads(db);
			// One moment for all that is read: the board itself may write in between.
			return db.transaction(() => look(reads))();
		} finally {
			db.close();
		}
	}

	#readOn(reads: Reads): readonly Finding[] {
		const stored = reads.workshop(this.#workshop);
		if (stored === null) return [{ fault: 'lost', what: 'the whole workshop' }];
		const before = this.#folded.seq;
		const events = reads.eventsSince(this.#workshop, before, NO_LIMIT);
		const gaps = events.filter(({ seq }, index) => seq !== before + index + 1);
		const findings: Finding[] = gaps.map(({ seq }) => ({ fault: 'lost', what: `before ${seq}` }));
		findings.push(...this.#place(events));
		this.#folded = withRecords(evolve(this.#folded, events), stored.records);
		if (!isSame(stored, this.#folded))
			findings.push({ fault: 'projection', what: `entities at ${stored.head}` });
		return findings;
	}

	#place(events: readonly Recorded[]): readonly Finding[] {
		const findings: Finding[] = [];
		let previous: CommandId | null = null;
		for (const { command, seq } of events) {
			const known = this.#places.get(command);
			const isWhole = known === undefined || (known.isWhole && previous === command);
			this.#places.set(command, { last: seq, isWhole });
			if (!isWhole) findings.push({ fault: 'duplicated', what: `${command} at ${seq}` });
			const isCalled = this.#known.has(command) || command.startsWith('board:');
			if (known === undefined && !isCalled)
				findings.push({ fault: 'uncalled', what: `${command} at ${seq}` });
			previous = command;
		}
		return findings;
	}

	#checkOne({ id, answer }: Promised, reads: Reads): readonly Finding[] {
		const place = this.#places.get(id);
		const kept = reads.answerOf(this.#workshop, id)?.answer;
		if (place === undefined || kept === undefined) return [{ fault: 'lost', what: id }];
		const findings: Finding[] = [];
		if (place.last !== answer.seq)
			findings.push({ fault: 'misordered', what: `${id}: ${answer.seq}, found at ${place.last}` });
		if (!isDeepStrictEqual(kept, answer))
			findings.push({ fault: 'lost', what: `${id}: its answer was ${JSON.stringify(answer)}` });
		return findings;
	}
}

/** The stored entities make the state that the log makes. */
const isSame = ({ entities, records, head }: StoredWorkshop, folded: WorkshopState): boolean =>
	isDeepStrictEqual(stateFromEntities(entities as readonly Entity[], records, head), folded);
