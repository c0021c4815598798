import type { Promised } from './ledger.ts';
import type { Finding } from './proof.ts';

/** Whether the log tells things in the order in which the clients saw them happen. */
export const misordered = (promised: readonly Promised[]): readonly Finding[] => [
	...againstWhatWasKnown(promised),
	...againstTheLine(promised)
];

/**
 * What was answered before something else was sent, by whomever, stands before it in the log. Two
 * commands that were under way together have no order: one may have been refused, lost its answer in
 * the kill and been accepted when it was sent again.
 */
function againstWhatWasKnown(promised: readonly Promised[]): readonly Finding[] {
	const byAnswer = promised.toSorted((a, b) => a.answeredAt - b.answeredAt);
	const findings: Finding[] = [];
	let known: Promised | null = null;
	let next = 0;
	for (const sent of promised.toSorted((a, b) => a.sentAt - b.sentAt)) {
		for (let other = byAnswer[next]; other !== undefined; other = byAnswer[next]) {
			if (other.answeredAt > sent.sentAt) break;
			if (known === null || other.answer.seq > known.answer.seq) known = other;
			next += 1;
		}
		if (known !== null && sent.answer.seq <= known.answer.seq) findings.push(found(sent, known));
	}
	return findings;
}

/** What one client sent over one line, without waiting, is done in the order of sending. */
function againstTheLine(promised: readonly Promised[]): readonly Finding[] {
	const lastOf = new Map<string, Promised>();
	const findings: Finding[] = [];
	for (const sent of promised) {
		if (sent.late) continue;
		const before = lastOf.get(sent.sender);
		if (before !== undefined && sent.answer.seq <= before.answer.seq)
			findings.push(found(sent, before));
		lastOf.set(sent.sender, sent);
	}
	return findings;
}

const found = (sent: Promised, before: Promised): Finding => ({
	fault: 'misordered',
	what: `${told(sent)} after ${told(before)}`
});

const told = ({ id, sender, answer }: Promised): string => `${id} of ${sender} at ${answer.seq}`;
