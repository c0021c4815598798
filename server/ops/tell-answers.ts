import type { CommandAnswer, CommandEnvelope } from '#protocol/messages.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Ids are made by programs, but anybody may send one: what could be a name or a plate is left out. */
const PLAIN = /^[\w:./-]{1,80}$/;

/**
 * Counts every answer, and logs those that say no: what was accepted stands in the log of the workshop
 * with who and when, so that a line for each would say nothing new and hide those that do.
 */
export const tellAnswers =
	(metrics: Pick<Metrics, 'answered'>, log: Log) =>
	({ command, id }: CommandEnvelope, answer: CommandAnswer, ms: number): void => {
		metrics.answered(command.type, answer, ms);
		if (answer.status === 'accepted') return;
		log.info('command-refused', {
			command: PLAIN.test(id) ? id : null,
			type: command.type,
			code: answer.refusal.code,
			ms: Math.round(ms)
		});
	};
