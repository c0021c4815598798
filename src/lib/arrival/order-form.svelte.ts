import { toolsOfWork, withTools } from '#core/appointment/booked-tools.ts';
import { foreseenVisit } from '#core/appointment/offers.ts';
import type { LineDraft, OrderDraft } from '#core/job/order-draft.ts';
import { jobId, type AdvisorCode, type JobId } from '#core/ids.ts';
import { mayBeComeback } from '#core/inspection/first-time-fix.ts';
import { openVisitOf } from '#core/job/decide-open.ts';
import { normalisePlate, plateKind } from '#core/plate/plate.ts';
import { proposedPromise } from '#core/promise/proposal.ts';
import { quoteAtPromise, quoteOfVisit } from '#core/promise/quoted-visit.ts';
import { MINUTE_MS, type Instant } from '#core/time/instant.ts';
import type { OperationType, Trade } from '#core/workshop/setup.ts';
import type { KnownCar } from '#protocol/known-car.ts';
import { askApi } from '$lib/live/ask-api.ts';
import { newCommandId } from '$lib/live/new-command-id.ts';
import type { CounterDesk } from './counter-desk.svelte.ts';
import { PromiseChoice } from './promise-choice.svelte.ts';

/** What keeps an order from being opened. */
type Missing = 'plate' | 'work' | 'other-plate' | 'promise';

/** More choices than this are not looked at in twenty seconds. */
const MOST_FOUND = 6;
/** The shortest plate worth asking the server about. */
const SHORTEST_PLATE = 6;

/** A visit that a car may come back from, and when it was. */
interface EarlierVisit {
	readonly job: JobId;
	readonly at: Instant;
}

/** A car with its order as it is typed at the counter: plate first, and a known car fills in the rest. */
export class OrderForm {
	plate = $state('');
	model = $state('');
	vin = $state('');
	colour = $state('');
	mileage = $state('');
	customer = $state('');
	phone = $state('');
	category = $state('');
	isWaiting = $state(false);
	isWashWanted = $state(true);
	remark = $state('');
	search = $state('');
	work = $state.raw<readonly OperationType[]>([]);
	/** Work of this trade is found first; null: as the catalogue has it. */
	trade: Trade | null = $state.raw(null);
	/** Special tools as chosen; null while they are those of the catalogue. */
	private chosenTools = $state.raw<readonly string[] | null>(null);
	/** What is known of the car; null before it was asked, and for one that was never here. */
	known = $state.raw<KnownCar | null>(null);
	/** The visit this car comes back from; null for an ordinary one. */
	comebackOf = $state.raw<JobId | null>(null);
	/** Made once: sending the form again after a lost answer opens no second visit. */
	job: JobId = $state.raw(jobId(newCommandId()));

	private readonly desk: CounterDesk;
	private asked = '';
	private cameBack: EarlierVisit | null = $state.raw(null);

	readonly plain = $derived(normalisePlate(this.plate));
	readonly isUnusual = $derived(this.plain !== '' && plateKind(this.plain) === 'other');
	readonly isHere = $derived.by(
		() =>
			this.plain !== '' && openVisitOf(this.desk.state, { plate: this.plain, vin: null }) !== null
	);
	readonly categories = $derived.by(() =>
		Object.keys(this.desk.setup?.rules.finalInspection.minutes ?? {})
	);
	/** The catalogue's entries that fit what is typed; all of a small catalogue before anything is. */
	readonly found = $derived.by(() => this.catalogueFound());
	/** The visit it could come back from: the one it was said of, else the last one of these weeks. */
	readonly earlier = $derived.by(() => this.earlierVisit());
	readonly draft = $derived.by(() => this.draftTyped());
	/** A quote costs some milliseconds; once a minute is often enough while nothing changes. */
	private readonly minute = $derived.by(() => Math.floor(this.desk.now / MINUTE_MS) * MINUTE_MS);
	/** The visit as it would be; null while the order cannot be opened. */
	private readonly foreseen = $derived.by(() =>
		this.draft === null ? null : foreseenVisit(this.desk.state, this.draft, this.minute)
	);
	/** What can be promised for it. */
	readonly proposed = $derived.by(() =>
		this.foreseen === null
			? null
			: (proposedPromise(this.foreseen.state, this.foreseen.job, this.minute)?.at ?? null)
	);
	/** How sure which time is, and whom it would hurt to be faster; null where nothing can be said. */
	readonly quote = $derived.by(() =>
		this.foreseen === null
			? null
			: quoteOfVisit(this.foreseen.state, this.foreseen.job.id, this.minute)
	);
	/** On how many of a hundred days the time to be promised holds; null where nothing can be said. */
	readonly confidence = $derived.by(() => {
		const promisedAt = this.promise.at;
		if (this.foreseen === null || promisedAt === null) return null;
		const { state, job } = this.foreseen;
		return quoteAtPromise(state, { job: job.id, promisedAt }, this.minute)?.confidence ?? null;
	});
	readonly promise: PromiseChoice;
	/** What is still to be done before the car can be taken in, in the order of the form. */
	readonly missing = $derived.by((): readonly Missing[] => [
		...(this.plain === '' ? (['plate'] as const) : []),
		...(this.isHere ? (['other-plate'] as const) : []),
		...(this.work.length === 0 ? (['work'] as const) : []),
		...(this.promise.isWrong ? (['promise'] as const) : [])
	]);

	constructor(desk: CounterDesk) {
		this.desk = desk;
		this.promise = new PromiseChoice(desk, () => ({
			foreseen: this.foreseen,
			proposed: this.proposed
		}));
	}

	/** The category chosen, or the workshop's first. */
	get chosenCategory(): string {
		return this.category === '' ? (this.categories[0] ?? '') : this.category;
	}

	/** The special tools to be laid ready. */
	get tools(): readonly string[] {
		return this.chosenTools ?? toolsOfWork(this.work);
	}

	toggleTool(tool: string): void {
		const { tools } = this;
		this.chosenTools = tools.includes(tool)
			? tools.filter((one) => one !== tool)
			: [...tools, tool];
	}

	/** Begins anew, for the next car. */
	reset(): void {
		this.plate = '';
		this.job = jobId(newCommandId());
		this.isWaiting = false;
		this.isWashWanted = true;
		this.remark = '';
		this.promise.asProposed();
		this.search = '';
		this.category = '';
		this.work = [];
		this.chosenTools = null;
		this.forget();
	}

	/** A car of which it is known already that it comes back; said once, however often the row changes. */
	comesBack(car: EarlierVisit & { readonly plate: string }): void {
		if (this.cameBack?.job === car.job) return;
		this.cameBack = { job: car.job, at: car.at };
		this.plate = car.plate;
		this.comebackOf = car.job;
		void this.lookUp();
	}

	/** It comes back because of what was done then, or after all not. */
	turnComeback(): void {
		this.comebackOf = this.comebackOf === null ? (this.earlier?.job ?? null) : null;
	}

	private earlierVisit(): EarlierVisit | null {
		if (this.comebackOf !== null && this.cameBack?.job === this.comebackOf) return this.cameBack;
		const last = this.known?.visits.find(
			({ end, at }) => end === 'delivered' && mayBeComeback(at, this.desk.now)
		);
		return last === undefined ? null : { job: jobId(last.job), at: last.at };
	}

	add(entry: OperationType): void {
		this.work = [...this.work, entry];
		this.search = '';
	}

	remove(index: number): void {
		this.work = this.work.filter((_, at) => at !== index);
	}

	/** The first entry found, for who types and presses Enter. */
	addFirst(): void {
		const [first] = this.found;
		if (first !== undefined) this.add(first);
	}

	/** Asks what is known of the car, once for each plate; what was typed meanwhile stays. */
	async lookUp(): Promise<void> {
		const plate = this.plain;
		if (plate.length < SHORTEST_PLATE || plate === this.asked) return;
		this.asked = plate;
		const workshop = this.desk.setup?.code ?? '';
		const told = await askApi('/cars/search', { workshop, plate });
		if (!told.ok || this.plain !== plate) return;
		const { car } = (await told.value.json()) as { readonly car: KnownCar | null };
		this.known = car;
		if (car !== null) this.fillIn(car);
	}

	private fillIn({ model, vin, colour, customerName, phone }: KnownCar): void {
		this.model ||= model;
		this.vin ||= vin ?? '';
		this.colour ||= colour;
		this.customer ||= customerName;
		this.phone ||= phone;
	}

	/** Forgets what was filled in when another plate is typed. */
	retyped(): void {
		if (this.known !== null && this.known.plate !== this.plain) this.forget();
	}

	private forget(): void {
		this.known = null;
		this.comebackOf = null;
		this.asked = '';
		this.model = '';
		this.vin = '';
		this.colour = '';
		this.mileage = '';
		this.customer = '';
		this.phone = '';
	}

	private catalogueFound(): readonly OperationType[] {
		const entries = this.desk.setup?.operations ?? [];
		const typed = this.search.trim().toUpperCase();
		const isOther = ({ trade }: OperationType): number =>
			Number(this.trade !== null && trade !== this.trade);
		return entries
			.filter(
				({ itemCode, name }) =>
					itemCode.toUpperCase().includes(typed) || name.toUpperCase().includes(typed)
			)
			.sort((a, b) => isOther(a) - isOther(b))
			.slice(0, MOST_FOUND);
	}

	private draftTyped(): OrderDraft | null {
		if (this.plain === '' || this.work.length === 0) return null;
		const kilometres = Number(this.mileage.trim());
		const isRead = this.mileage.trim() !== '' && Number.isInteger(kilometres) && kilometres >= 0;
		return {
			plate: this.plain,
			vin: this.vin.trim() === '' ? null : this.vin.trim().toUpperCase(),
			model: this.model.trim(),
			colour: this.colour.trim(),
			mileage: isRead ? kilometres : null,
			customerName: this.customer.trim(),
			phone: this.phone.trim(),
			waiting: this.isWaiting,
			source: 'walk-in',
			appointmentAt: null,
			arrivedAt: null,
			promisedAt: null,
			advisor: this.ownCode(),
			advisorName: '',
			category: this.chosenCategory,
			carriedOver: false,
			washWanted: this.isWashWanted,
			oldPartsWanted: false,
			remark: this.remark.trim(),
			lines: withTools(this.work.map(lineOf), this.work, this.tools),
			...(this.comebackOf === null ? {} : { comebackOf: this.comebackOf })
		};
	}

	/** Whoever takes the car in looks after it, where they are an advisor. */
	private ownCode(): AdvisorCode | null {
		const { setup, person } = this.desk;
		const code = person.staff?.workshop === setup?.code ? person.staff?.code : undefined;
		return setup?.advisors.find((one) => one === code) ?? null;
	}
}

const lineOf = (entry: OperationType, index: number): LineDraft => ({
	lineNo: index + 1,
	itemCode: entry.itemCode,
	name: entry.name,
	trade: entry.trade,
	skill: entry.skill,
	standardMinutes: entry.standardMinutes,
	partsDueAt: null
});
