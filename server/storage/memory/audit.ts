import type { CommandId, JobId } from '#core/ids.ts';
import {
	actAt,
	idRange,
	nextActId,
	type AuditChange,
	type AuditQuery,
	type StoredAct,
	type StoredDevice
} from '../audit-table.ts';
import type { SerialisedAppend } from '../serialised.ts';

interface Kept extends StoredAct {
	readonly jobs: readonly JobId[];
	readonly words: string;
}

/** Acts and devices in a backup of the store in memory. */
export interface AuditDump {
	readonly acts: readonly Kept[];
	readonly devices: readonly StoredDevice[];
}

/** Who did what, for the store in memory. */
export class MemoryAudit {
	#acts: Kept[] = [];
	readonly #devices = new Map<string, StoredDevice>();

	command({ workshop, command, audit, jobs }: SerialisedAppend): void {
		if (audit === null) return;
		const act = { ...audit, workshop: workshop as StoredAct['workshop'], about: '' };
		this.#put({ ...act, jobs, command: command as CommandId });
	}

	write(change: AuditChange): void {
		switch (change.kind) {
			case 'act':
				this.#put({ ...change.act, jobs: [], words: '', command: null });
				break;
			case 'device':
				this.#devices.set(change.device.session, { ...change.device });
				break;
			case 'forget-addresses':
				for (const [session, device] of this.#devices)
					if (device.seenAt < change.before) this.#devices.set(session, { ...device, address: '' });
		}
	}

	/** What was typed about these visits is not to be found any more. */
	erase(workshop: string, jobs: readonly JobId[]): void {
		this.#acts = this.#acts.map((act) =>
			act.workshop === workshop && act.jobs.some((job) => jobs.includes(job))
				? { ...act, words: '' }
				: act
		);
	}

	acts(query: AuditQuery): readonly StoredAct[] {
		const { first, end } = idRange(query);
		return this.#acts
			.filter(({ id }) => id >= first && id < end)
			.filter((act) => isAskedFor(act, query))
			.sort((a, b) => b.id - a.id)
			.slice(0, query.limit)
			.map(({ jobs: _, words: __, ...act }) => act);
	}

	devices(sessions: readonly string[]): ReadonlyMap<string, StoredDevice> {
		return new Map(
			sessions.flatMap((session) => {
				const device = this.#devices.get(session);
				return device === undefined ? [] : [[session, { ...device }] as const];
			})
		);
	}

	dump(): AuditDump {
		return { acts: this.#acts, devices: [...this.#devices.values()] };
	}

	restore({ acts, devices }: AuditDump): void {
		this.#acts = [...acts];
		for (const device of devices) this.#devices.set(device.session, device);
	}

	#put(act: Omit<Kept, 'id'>): void {
		const id = nextActId(this.#acts.at(-1)?.id ?? 0, act.at);
		this.#acts.push({ ...act, id, at: actAt(id) });
	}
}

const isAskedFor = (act: Kept, { workshop, actor, kind, jobs, words }: AuditQuery): boolean =>
	(workshop === null || act.workshop === workshop) &&
	(actor === null || act.actor === actor) &&
	(kind === null || act.kind === kind) &&
	(jobs === null || act.jobs.some((job) => jobs.includes(job))) &&
	(words === null || act.words.toLowerCase().includes(words.toLowerCase()));
