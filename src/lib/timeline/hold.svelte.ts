import type { Aim, Carry, Grip, Lock, Piece, RowAim } from './carry.ts';
import type { By, Field, Wishes } from './hands-ports.ts';
import { Selection } from './selection.svelte.ts';

/** How something is lifted. */
interface Lift {
	readonly pieces: readonly Piece[];
	readonly grip: Grip;
	readonly by: By;
	/** From the start of the lead to where it was taken hold of, ms. */
	readonly grabMs: number;
}

/** What is carried, by whatever means, and where it would come to lie; tells the owner when it is let go. */
export class Hold {
	/** What is carried; null when nothing is. */
	carry = $state.raw<Carry | null>(null);
	/** Where it would come to lie; null while it is over nothing. */
	aim = $state.raw<Aim | null>(null);
	by = $state.raw<By>('mouse');
	lock = $state.raw<Lock>('none');
	/** What goes along when one of it is lifted. */
	readonly selected = new Selection();
	/** The mounted timeline; null while there is none. */
	field: Field | null = null;
	readonly wishes: Wishes;

	constructor(wishes: Wishes) {
		this.wishes = wishes;
	}

	/** Takes pieces, the first of them as the lead, each once. */
	take({ pieces, grip, by, grabMs }: Lift): void {
		const [lead] = pieces;
		if (lead === undefined) return;
		const others = pieces.filter(
			({ id }, index) => id !== lead.id && pieces.findIndex((one) => one.id === id) === index
		);
		this.carry = { grip, lead, others, grabMs };
		this.by = by;
		this.lock = 'none';
	}

	/** Says that something was lifted; once it is known where it is held. */
	tell(): void {
		if (this.carry !== null) this.wishes.carries(this.carry);
	}

	/** The same place is the same aim: nothing is reckoned again for a pointer that moved a pixel. */
	aimAt(next: Aim | null): void {
		if (!isSameAim(this.aim, next)) this.aim = next;
	}

	/** Lets go: nothing happens over nothing, and where it was already. */
	letGo(aim = this.aim): void {
		const { carry } = this;
		this.putDown();
		if (carry === null || aim === null) return;
		this.selected.clear();
		if (aim.where === 'back') {
			const pieces = [carry.lead, ...carry.others].filter(({ row }) => row !== null);
			if (pieces.length > 0) this.wishes.back(pieces);
		} else if (!isWhereItWas(carry, aim)) this.wishes.drop(carry, aim);
	}

	/** Everything stays where it was. */
	putDown(): void {
		if (this.carry === null) return;
		this.carry = null;
		this.aim = null;
		this.wishes.carries(null);
	}
}

const isWhereItWas = ({ lead }: Carry, { row, from, to }: RowAim): boolean =>
	row === lead.row && from === lead.from && to === lead.to;

function isSameAim(a: Aim | null, b: Aim | null): boolean {
	if (a === null || b === null) return a === b;
	if (a.where === 'back' || b.where === 'back') return a.where === b.where;
	return a.row === b.row && a.from === b.from && a.to === b.to;
}
