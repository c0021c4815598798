import type { ImportColumn, ImportOutcome, SetupOutcome } from '#protocol/import.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { importText } from '$lib/i18n/import.ts';
import { sendDay, sendSetup, type Sent } from './send-file.ts';

/** Where the person stands: nothing chosen, looking at what it would do, or at what it did. */
export type ImportStep = 'file' | 'check' | 'done';

interface VisitParts {
	readonly workshop: () => string | null;
	readonly locale: () => Locale;
}

type Outcomes =
	| { readonly kind: 'day'; readonly outcome: ImportOutcome }
	| { readonly kind: 'setup'; readonly outcome: SetupOutcome };

/** One visit to the import page: the file in hand, what the server said of it, and what is told by hand. */
export class ImportVisit {
	readonly #parts: VisitParts;
	file = $state.raw<File | null>(null);
	result = $state.raw<Outcomes | null>(null);
	/** What went wrong on the way; null while all is well. */
	fault = $state<string | null>(null);
	busy = $state<'reading' | 'applying' | null>(null);
	/** Columns told by hand since the file was chosen; an empty field takes one back. */
	mapping = $state.raw<Readonly<Record<string, string>>>({});
	/** Told by hand after the last check, so what is shown no longer follows from it. */
	isOutdated = $state(false);

	constructor(parts: VisitParts) {
		this.#parts = parts;
	}

	get step(): ImportStep {
		if (this.result === null) return 'file';
		const { kind, outcome } = this.result;
		if (kind === 'setup') return outcome.status === 'accepted' ? 'done' : 'check';
		return outcome.status === 'read' && !outcome.dryRun ? 'done' : 'check';
	}

	get columns(): readonly ImportColumn[] {
		return this.result?.kind === 'day' ? this.result.outcome.columns : [];
	}

	/** A file was dropped or chosen: set-ups go in at once, a day is rehearsed first. */
	async choose(file: File): Promise<void> {
		this.leave();
		this.file = file;
		if (file.name.toLowerCase().endsWith('.json')) await this.#setUp(file);
		else await this.check();
	}

	/** Says what the file would do, with what has been told by hand so far. */
	async check(): Promise<void> {
		await this.#send(true);
	}

	async apply(): Promise<void> {
		await this.#send(false);
	}

	tell(heading: string, field: string): void {
		this.mapping = { ...this.mapping, [heading]: field };
		this.isOutdated = true;
	}

	/** Back to the start. */
	leave(): void {
		this.file = null;
		this.result = null;
		this.fault = null;
		this.mapping = {};
		this.isOutdated = false;
	}

	async #send(dryRun: boolean): Promise<void> {
		const workshop = this.#parts.workshop();
		const { file, mapping } = this;
		if (file === null || this.busy !== null) return;
		const locale = this.#parts.locale();
		if (workshop === null) {
			this.fault = importText(locale).noWorkshop;
			return;
		}
		this.busy = dryRun ? 'reading' : 'applying';
		const sent = await sendDay({ file, workshop, dryRun, mapping, locale });
		this.busy = null;
		if (this.file !== file) return;
		this.fault = this.#faultOf(sent);
		if (!sent.ok) return;
		this.result = { kind: 'day', outcome: sent.outcome };
		this.isOutdated = false;
	}

	async #setUp(file: File): Promise<void> {
		this.busy = 'applying';
		const sent = await sendSetup(file, this.#parts.locale());
		this.busy = null;
		if (this.file !== file) return;
		this.fault = this.#faultOf(sent);
		if (sent.ok) this.result = { kind: 'setup', outcome: sent.outcome };
	}

	#faultOf(sent: Sent<unknown>): string | null {
		if (sent.ok) return null;
		const t = importText(this.#parts.locale());
		if (sent.status === 0) return t.offline;
		if (sent.status === 503) return t.stopped;
		return sent.message ?? t.failed({ status: sent.status });
	}
}
