import { parseEnvelope } from '#protocol/schemas.ts';
import { mayAct } from '../../auth/may-act.ts';
import { json, refusedBy, sentence, statusOf } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readJson } from '../body.ts';
import { envelopeSchema } from '../schemas/envelope.ts';
import { commandAccepted, commandRefused } from '../schemas/answers.ts';
import { sender, type Asked, type Route } from '../route.ts';

async function postCommand(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = sender(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const body = await readJson(asked.request);
	if (!body.ok) return refusedBy(body.refusal, asked.locale);
	const envelope = parseEnvelope(body.value);
	if (!envelope.ok) return refusedBy(envelope.refusal, asked.locale);
	const { id, workshop, command } = envelope.value;
	const no = mayAct(by.value, workshop, command.type);
	const answer =
		no === null
			? await parts.commands.run(envelope.value, by.value.actor)
			: ({ status: 'refused', id, refusal: no } as const);
	if (answer.status === 'accepted') return json(200, answer);
	const { refusal } = answer;
	// Names come from the workshop only for those who belong to it.
	const state = no === null ? parts.commands.workshop(workshop)?.state : undefined;
	const message = sentence(refusal, asked.locale, state);
	return json(statusOf(refusal), { ...answer, code: refusal.code, message });
}

/** Wishes of people and programs. */
export const commandRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/commands',
		describe: {
			id: 'sendCommand',
			tag: 'board',
			summary:
				'Sends one command; sending it again under the same id does it once and answers the same.',
			body: envelopeSchema,
			answers: {
				200: { description: 'Done and durable.', body: commandAccepted },
				...Object.fromEntries(
					[403, 404, 409, 429, 503].map((status) => [
						status,
						{ description: 'Refused, with the code that says why.', body: commandRefused }
					])
				)
			}
		},
		answer: postCommand
	}
];
