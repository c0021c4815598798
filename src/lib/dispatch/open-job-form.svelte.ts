import { plateKind, normalisePlate, plateLabel } from '#core/plate/plate.ts';
import type { Command } from '#core/commands.ts';
import type { LineDraft, OrderDraft } from '#core/job/order-draft.ts';
import { jobId, skillCode, type JobId } from '#core/ids.ts';
import { stageOf, type Stage } from '#core/job/stage.ts';
import type { Instant } from '#core/time/instant.ts';
import { skillOf } from '#core/workshop/lookup.ts';
import type { Desk } from './desk.svelte.ts';

/** One row of work as it is typed. */
export interface LineTyped {
	/** Tells rows apart while they come and go. */
	readonly key: number;
	name: string;
	skill: string;
	minutes: string;
}

/** The usual length of a small job; typed over where it is wrong. */
const USUAL_MINUTES = '60';

/**
 * A job typed in by hand: plate first, and nothing asked that is not needed to find the car and place
 * its work, so that it takes no more than 20 seconds (product section 8).
 */
export class OpenJobForm {
	plate = $state('');
	model = $state('');
	customer = $state('');
	phone = $state('');
	category = $state('');
	isWaiting = $state(false);
	isWashWanted = $state(false);
	promisedAt = $state<Instant | null>(null);
	lines = $state<LineTyped[]>([]);

	/** Made once: sending the form again after a lost answer opens no second job. */
	readonly job: JobId;
	private readonly desk: Desk;
	private lineCount = 0;

	readonly categories = $derived.by(() =>
		Object.keys(this.desk.setup?.rules.finalInspection.minutes ?? {})
	);
	/** Skills an order can ask for; inspections and washes are made by the board itself. */
	readonly skills = $derived.by(() =>
		(this.desk.setup?.skills ?? []).filter(
			({ trade }) => trade !== 'inspection' && trade !== 'wash'
		)
	);
	readonly plain = $derived(normalisePlate(this.plate));
	readonly isUnusual = $derived(this.plain !== '' && plateKind(this.plain) === 'other');
	/** The same car, already on the board. */
	readonly known = $derived.by(() => this.openVisit());
	readonly draft = $derived.by(() => this.draftTyped());

	constructor(desk: Desk, id: string) {
		this.desk = desk;
		this.job = jobId(id);
		this.category = this.categories[0] ?? '';
		this.addLine();
	}

	/** One more row of work, with the skill of the row before. */
	addLine(): void {
		this.lineCount += 1;
		const skill = this.lines.at(-1)?.skill ?? this.skills[0]?.code ?? '';
		this.lines.push({ key: this.lineCount, name: '', skill, minutes: USUAL_MINUTES });
	}

	removeLine(key: number): void {
		this.lines = this.lines.filter((line) => line.key !== key);
	}

	/** The command, or null while plate or work is missing. */
	command(): Command | null {
		return this.draft === null ? null : { type: 'OpenJob', job: this.job, draft: this.draft };
	}

	private openVisit(): { readonly plate: string; readonly stage: Stage } | null {
		if (this.plain === '') return null;
		const { jobs, registers } = this.desk.state;
		for (const job of jobs.values()) {
			if (job.end === null && registers.vehicle.get(job.vehicle)?.plate === this.plain) {
				return { plate: plateLabel(this.plain), stage: stageOf(job) };
			}
		}
		return null;
	}

	private lineDraft({ name, skill, minutes }: LineTyped, index: number): LineDraft | null {
		const { setup } = this.desk;
		const known = setup === null ? undefined : skillOf(setup, skillCode(skill));
		const standardMinutes = Number(minutes);
		if (known === undefined || name.trim() === '') return null;
		if (!(Number.isInteger(standardMinutes) && standardMinutes > 0)) return null;
		return {
			lineNo: index + 1,
			itemCode: '',
			name: name.trim(),
			trade: known.trade,
			skill: known.code,
			standardMinutes,
			partsDueAt: null
		};
	}

	private draftTyped(): OrderDraft | null {
		const lines = this.lines.map((line, index) => this.lineDraft(line, index));
		const complete = lines.filter((line) => line !== null);
		if (this.plain === '' || complete.length === 0 || complete.length < lines.length) return null;
		return {
			plate: this.plain,
			vin: null,
			model: this.model.trim(),
			colour: '',
			mileage: null,
			customerName: this.customer.trim(),
			phone: this.phone.trim(),
			waiting: this.isWaiting,
			source: 'walk-in',
			appointmentAt: null,
			arrivedAt: null,
			promisedAt: this.promisedAt,
			advisor: null,
			advisorName: '',
			category: this.category,
			carriedOver: false,
			washWanted: this.isWashWanted,
			oldPartsWanted: false,
			remark: '',
			lines: complete
		};
	}
}
