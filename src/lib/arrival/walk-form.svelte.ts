import type { ArrivalCommand } from '#core/arrival/commands.ts';
import { normalisedTag } from '#core/arrival/standing.ts';
import {
	markToggled,
	type CarPlace,
	type DamageKind,
	type DamageMark,
	type WalkAround
} from '#core/arrival/walk-around.ts';
import type { Job } from '#core/job/job.ts';
import type { Names } from '$lib/i18n/refusals.ts';

/** A walk-around as it is filled in on the tablet; begins with what was written before. */
export class WalkForm {
	marks = $state.raw<readonly DamageMark[]>([]);
	kind = $state.raw<DamageKind>('scratch');
	fuel = $state.raw<number | null>(null);
	mileage = $state('');
	valuables = $state('');
	remarks = $state('');
	isWashWanted = $state(false);
	areOldPartsWanted = $state(false);
	isPresent = $state(true);
	isSigned = $state(false);
	keyTag = $state('');
	slot = $state('');

	private readonly job: Job;

	constructor(job: Job, names: Names) {
		this.job = job;
		this.mileage = job.mileage === null ? '' : String(job.mileage);
		this.isWashWanted = job.washWanted;
		this.areOldPartsWanted = job.oldPartsWanted;
		this.keyTag = job.keyTag ?? '';
		this.slot = job.slot ?? '';
		if (job.walkAround !== null) this.goOn(job.walkAround, names);
	}

	/** What was written before is gone on with. */
	private goOn(walk: WalkAround, names: Names): void {
		const said = (id: string | null): string => (id === null ? '' : names.note(id));
		this.marks = walk.marks;
		this.fuel = walk.fuelEighths;
		this.valuables = said(walk.valuablesNote);
		this.remarks = said(walk.remarksNote);
		this.isPresent = walk.customerPresent;
		this.isSigned = walk.signed;
	}

	mark(place: CarPlace): void {
		this.marks = markToggled(this.marks, { place, kind: this.kind });
	}

	/** What is to be sent, in its order: the sheet, then tag and slot where they differ. */
	commands(): readonly ArrivalCommand[] {
		const { id: job, keyTag, slot } = this.job;
		const kilometres = Number(this.mileage.trim());
		const isRead = this.mileage.trim() !== '' && Number.isInteger(kilometres) && kilometres >= 0;
		const tag = normalisedTag(this.keyTag);
		const walk: ArrivalCommand = {
			type: 'RecordWalkAround',
			job,
			found: {
				marks: this.marks,
				fuelEighths: this.fuel,
				mileage: isRead ? kilometres : null,
				oldPartsWanted: this.areOldPartsWanted,
				washWanted: this.isWashWanted,
				customerPresent: this.isPresent,
				signed: this.isSigned && this.isPresent
			},
			valuables: this.valuables,
			remarks: this.remarks
		};
		return [
			walk,
			...(tag === (keyTag ?? '')
				? []
				: [{ type: 'SetKeyTag', job, keyTag: tag === '' ? null : tag } as const]),
			...(this.slot === (slot ?? '')
				? []
				: [{ type: 'ParkCar', job, slot: this.slot === '' ? null : this.slot } as const])
		];
	}
}
