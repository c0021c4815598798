import { personLoads, type PersonLoad } from '#core/board/person-load.ts';
import { variedOptions } from '#core/board/place-choices.ts';
import { checkPlacement } from '#core/board/placement-check.ts';
import type { Command } from '#core/commands.ts';
import { bayCode, technicianCode, type JobId, type OperationId } from '#core/ids.ts';
import type { Plan } from '#core/job/job.ts';
import type { Placement } from '#core/plan/conflict.ts';
import { optionsFor, type PlacementOption } from '#core/plan/options.ts';
import type { LocalDate } from '#core/time/instant.ts';
import { momentTyped } from '#core/time/typed.ts';
import { localDateOf, localTimeOf } from '#core/time/zone.ts';
import type { Desk } from './desk.svelte.ts';
import type { NotDone } from './not-done.ts';
import { Seen } from './seen.svelte.ts';

/** More than a screen of proposals helps nobody; the fields below them reach every place. */
const MOST_OPTIONS = 12;

/**
 * What stands in the dialog 「派工 / 改时」: the proposals, the fields, and what the chosen placement
 * would break. The proposals are worked out when it opens, so that the list does not move under the
 * mouse; the check of the chosen one follows every change of the board.
 */
export class PlaceForm {
	options = $state.raw<readonly PlacementOption[]>([]);
	readonly seen: Seen;
	bay = $state('');
	lead = $state('');
	second = $state('');
	date = $state('');
	time = $state('');
	/** Empty: the standard time with the lead's factor. */
	minutes = $state('');
	reason = $state('');

	private readonly desk: Desk;
	private readonly job: JobId;
	private readonly id: OperationId;

	readonly operation = $derived.by(() =>
		this.desk.state.jobs.get(this.job)?.operations.find(({ id }) => id === this.id)
	);
	readonly placement = $derived.by(() => this.placementTyped());
	readonly check = $derived.by(() =>
		this.placement === null ? null : checkPlacement(this.desk.state, this.placement, this.desk.now)
	);
	/** The proposal that stands in the fields, -1 when they hold something else. */
	readonly chosen = $derived.by(() => this.options.findIndex((option) => this.isIn(option)));
	readonly command = $derived.by(() => this.wish());

	constructor(desk: Desk, job: JobId, operation: OperationId) {
		this.desk = desk;
		this.job = job;
		this.id = operation;
		this.seen = new Seen(() => this.operation?.version ?? 0);
		this.propose();
		const plan = this.operation?.plan ?? null;
		const best = this.options[0];
		if (plan !== null) this.fill({ ...plan, minutes: String(plan.minutes) });
		else if (best !== undefined) this.choose(best);
		else this.fill({ bay: '', technicians: [], start: desk.now, minutes: '' });
	}

	/** Everybody's load on a date (duty D4), by code. */
	loadsOn(date: LocalDate): ReadonlyMap<string, PersonLoad> {
		return personLoads(this.desk.state, { date }, this.desk.now);
	}

	/** Works the proposals out anew: when the dialog opens, and when somebody else changed the plan. */
	private propose(): void {
		const wish = { job: this.job, operation: this.id };
		this.options = variedOptions(optionsFor(this.desk.state, wish, this.desk.now), MOST_OPTIONS);
	}

	/** It was not done: after a stale refusal the person decides on what is there now. */
	refused(notDone: NotDone): void {
		this.seen.refused(notDone);
		if (notDone.isStale) this.propose();
	}

	/** Puts a proposal into the fields. */
	choose({ placement }: PlacementOption): void {
		this.fill({ ...placement, minutes: '' });
	}

	private fill(
		place: Pick<Plan, 'start'> & {
			readonly bay: string;
			readonly technicians: readonly string[];
			readonly minutes: string;
		}
	): void {
		this.bay = place.bay;
		this.lead = place.technicians[0] ?? '';
		this.second = place.technicians[1] ?? '';
		this.date = localDateOf(place.start, this.desk.zone);
		this.time = localTimeOf(place.start, this.desk.zone);
		this.minutes = place.minutes;
	}

	private isIn({ placement, minutes }: PlacementOption): boolean {
		const now = this.placement;
		return (
			now !== null &&
			(now.minutes ?? minutes) === minutes &&
			now.bay === placement.bay &&
			now.start === placement.start &&
			now.technicians.length === 1 &&
			now.technicians[0] === placement.technicians[0]
		);
	}

	private placementTyped(): Placement | null {
		const start = momentTyped(this.date, this.time, this.desk.zone);
		const minutes = this.minutes.trim() === '' ? undefined : Number(this.minutes);
		if (start === null || this.bay === '' || this.lead === '') return null;
		if (minutes !== undefined && !(Number.isInteger(minutes) && minutes > 0)) return null;
		const technicians = [this.lead, this.second]
			.filter((code, index, all) => code !== '' && all.indexOf(code) === index)
			.map(technicianCode);
		return {
			job: this.job,
			operation: this.id,
			bay: bayCode(this.bay),
			technicians,
			start,
			...(minutes === undefined ? {} : { minutes })
		};
	}

	private wish(): Command | null {
		const { placement, check } = this;
		if (placement === null || check === null || check.weight === 'never') return null;
		const reason = this.reason.trim();
		if (check.reasonFor !== null && reason === '') return null;
		const common = {
			job: this.job,
			operation: this.id,
			seen: this.seen.version,
			start: placement.start,
			...(placement.minutes === undefined ? {} : { minutes: placement.minutes }),
			...(reason === '' ? {} : { reason })
		};
		return this.isOnlyRetimed(placement)
			? { type: 'RetimeOperation', ...common }
			: {
					type: 'AssignOperation',
					...common,
					bay: placement.bay,
					technicians: placement.technicians
				};
	}

	/** Same bay and people: the plan is moved in time, which the history then says. */
	private isOnlyRetimed({ bay, technicians }: Placement): boolean {
		const plan = this.operation?.plan;
		return (
			plan != null &&
			plan.bay === bay &&
			plan.technicians.length === technicians.length &&
			plan.technicians.every((technician, index) => technician === technicians[index])
		);
	}
}
