import type { Command } from '#core/commands.ts';
import { bayCode, callId } from '#core/ids.ts';
import { Crew } from '../support/crew.ts';

/** Where the small things happen; the sample day can do without it. */
const BAY = bayCode('X02');

/** Everybody who works in the soaked workshop: the crew, and the small changes of a busy floor. */
export class Shift extends Crew {
	private smalls = 0;

	/** Does what there is to do, and so many small things that it comes to `least` updates. */
	async work(least: number): Promise<void> {
		const missing = Math.max(0, least - this.wishes.length);
		const small = Array.from({ length: missing }, () => this.small());
		await this.sendAll([...this.wishes, ...small]);
	}

	/** A call for help that is answered and settled, a bay that is taken out and given back: one step of it. */
	private small(): Command {
		const step = this.smalls % 5;
		const call = callId(`soak-${String(Math.floor(this.smalls / 5))}`);
		this.smalls += 1;
		if (step === 0)
			return {
				type: 'CallForHelp',
				call: { id: call, kind: 'help', bay: BAY, job: null },
				note: ''
			};
		if (step === 1) return { type: 'AnswerHelp', call };
		if (step === 2) return { type: 'EndHelp', call };
		return step === 3
			? { type: 'TakeBayOut', bay: BAY, reason: '保养', until: null }
			: { type: 'ReturnBay', bay: BAY };
	}
}
