import type { CheckAnswer, CheckItem, CheckResult } from '#core/inspection/check-item.ts';
import type { InspectionWish } from '#core/inspection/commands.ts';
import { inspectionRefusal, openItems, type Inspected } from '#core/inspection/inspect.ts';
import { checkListFor, workBefore } from '#core/inspection/check-list.ts';
import { skillCode, technicianCode, type OperationId } from '#core/ids.ts';
import { noAnswers, type AnswerStorage } from './kept-answers.ts';

/** A piece of work to be done again, as it is being chosen. */
interface RedoDraft {
	skill: string;
	minutes: number;
}

/** What a rework is usually given first. */
const FIRST_MINUTES = 30;

/** An inspection as it is being filled in; what may be done with it is asked of the core. */
export class InspectionDraft {
	answers = $state<Readonly<Record<string, CheckResult>>>({});
	private driven = $state(0);
	driverNote = $state('');
	finding = $state('');
	responsible = $state('');
	redo = $state<RedoDraft[]>([]);

	private readonly operation: OperationId;
	private readonly storage: AnswerStorage;

	constructor(inspected: Inspected, storage: AnswerStorage = noAnswers) {
		this.operation = inspected.operation.id;
		this.storage = storage;
		const kept = storage.load(this.operation);
		this.answers = kept?.answers ?? {};
		this.driven = kept?.distanceKm ?? 0;
		const before = workBefore(inspected.job, inspected.operation);
		this.responsible = before?.stints.at(-1)?.technician ?? '';
		this.redo = [{ skill: before?.skill ?? '', minutes: FIRST_MINUTES }];
	}

	/** Kilometres driven; 0 while nobody said. */
	get distanceKm(): number {
		return this.driven;
	}

	set distanceKm(driven: number) {
		this.driven = driven;
		this.keep();
	}

	/** It was sent: nothing of it stays on the device. */
	sent(): void {
		this.storage.forget(this.operation);
	}

	private keep(): void {
		const { answers, distanceKm } = this;
		this.storage.keep(this.operation, { answers, distanceKm });
	}

	/** Answers to items that are still on the list. */
	given(list: readonly CheckItem[]): readonly CheckAnswer[] {
		return list.flatMap(({ name }) => {
			const result = this.answers[name];
			return result === undefined ? [] : [{ item: name, result }];
		});
	}

	/** The same answer once more takes it back. */
	answer(item: string, result: CheckResult): void {
		const others = Object.entries(this.answers).filter(([name]) => name !== item);
		const isAgain = this.answers[item] === result;
		this.answers = Object.fromEntries(isAgain ? others : [...others, [item, result]]);
		this.keep();
	}

	/** Everything not looked at otherwise is good. */
	restOk(list: readonly CheckItem[]): void {
		const open = openItems(list, this.given(list)).map(({ name }) => [name, 'ok'] as const);
		this.answers = { ...this.answers, ...Object.fromEntries(open) };
		this.keep();
	}

	addRedo(): void {
		const last = this.redo.at(-1);
		this.redo.push({ skill: last?.skill ?? '', minutes: FIRST_MINUTES });
	}

	/** What would be sent. */
	wish({ setup, job, operation }: Inspected, outcome: 'passed' | 'failed'): InspectionWish {
		const checks = this.given(checkListFor(setup, job, operation));
		const driven =
			operation.kind === 'road-test' && this.distanceKm > 0
				? { roadTest: { distanceKm: this.distanceKm, note: this.driverNote.trim() } }
				: {};
		const base = { outcome, checks, ...driven };
		if (outcome === 'passed') return base;
		return {
			...base,
			finding: this.finding.trim(),
			...(this.responsible === '' ? {} : { responsible: technicianCode(this.responsible) }),
			redo: this.redo.map(({ skill, minutes }) => ({ skill: skillCode(skill), minutes }))
		};
	}

	/** Whether it can end like this, by the rules the server asks. */
	can(inspected: Inspected, outcome: 'passed' | 'failed'): boolean {
		return inspectionRefusal(inspected, this.wish(inspected, outcome)) === null;
	}
}
