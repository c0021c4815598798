import * as v from 'valibot';
import { rowsFor } from '#core/board/project.ts';
import { AUDIENCES } from '#core/board/rows.ts';
import { jobId, type WorkshopCode } from '#core/ids.ts';
import { refused, type Result } from '#core/result.ts';
import type { SetupHistory } from '#protocol/setup-history.ts';
import { parseStateQuery, parseWorkshop } from '#protocol/schemas.ts';
import { mayLook, workshopsFor } from '../../auth/may-look.ts';
import { unknownWorkshop } from '../../auth/may-act.ts';
import { json, refusedBy, sentence } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { refuse, type Asked, type Route } from '../route.ts';
import { jobHistory, refusalAnswer, setupHistory, stateAnswer } from '../schemas/answers.ts';

function getState(asked: Asked, { commands, onLoopbackOnly }: ApiParts): Promise<Response> {
	const { session, url, locale } = asked;
	const answer = (): Response => {
		const query = parseStateQuery(url.searchParams);
		if (!query.ok) return refusedBy(query.refusal, locale);
		const { workshop: code, audience } = query.value;
		const no = mayLook(query.value, session, onLoopbackOnly);
		if (no !== null) return refusedBy(no, locale);
		const workshop = commands.workshop(code);
		if (workshop === null) return refusedBy(unknownWorkshop(code), locale);
		const { epoch, state, time } = workshop;
		return json(200, { epoch, seq: state.seq, time, rows: rowsFor(audience, state) });
	};
	return Promise.resolve(answer());
}

async function getHistory(asked: Asked, parts: ApiParts): Promise<Response> {
	const workshop = workshopForStaff(asked, parts);
	if (!workshop.ok) return workshop.refusal;
	const job = jobId(asked.path['job'] ?? '');
	const events = await parts.commands.history(workshop.value, job);
	if (events.length > 0) return json(200, { job, events });
	const refusal = { code: 'job/unknown', job } as const;
	const message = sentence(refusal, asked.locale);
	return json(404, { code: refusal.code, message, detail: job });
}

/** The workshop named in the address, for people of the house; else the answer that says why not. */
function workshopForStaff(
	{ session, url, locale }: Asked,
	{ commands, onLoopbackOnly }: ApiParts
): Result<WorkshopCode, Response> {
	const workshop = parseWorkshop(url.searchParams);
	if (!workshop.ok) return refused(refusedBy(workshop.refusal, locale));
	const look = { audience: 'staff', workshop: workshop.value } as const;
	const no = mayLook(look, session, onLoopbackOnly);
	if (no !== null) return refused(refusedBy(no, locale));
	return commands.workshop(workshop.value) === null
		? refused(refusedBy(unknownWorkshop(workshop.value), locale))
		: workshop;
}

/** As many changes as a screen shows at once. */
const CHANGES_AT_ONCE = 100;

async function getSetupHistory(asked: Asked, parts: ApiParts): Promise<Response> {
	const workshop = workshopForStaff(asked, parts);
	if (!workshop.ok) return workshop.refusal;
	const wished = asked.url.searchParams.get('before');
	const before = wished === null ? Number.MAX_SAFE_INTEGER : Number(wished);
	if (!Number.isSafeInteger(before) || before < 1) return refuse(asked, 'wire/malformed', 'before');
	const page = { before, limit: CHANGES_AT_ONCE + 1 };
	const changes = await parts.commands.setupHistory(workshop.value, page);
	return json(200, {
		events: changes.slice(0, CHANGES_AT_ONCE),
		hasEarlier: changes.length > CHANGES_AT_ONCE
	} satisfies SetupHistory);
}

function getWorkshops(
	{ session }: Asked,
	{ commands, onLoopbackOnly }: ApiParts
): Promise<Response> {
	const codes = workshopsFor(session, commands.workshops(), onLoopbackOnly);
	const workshops = codes.flatMap((code) => {
		const setup = commands.workshop(code)?.state.setup ?? null;
		return setup === null ? [] : [{ code, name: setup.name, timeZone: setup.timeZone }];
	});
	return Promise.resolve(json(200, { workshops }));
}

const workshop = {
	schema: v.pipe(v.string(), v.maxLength(40)),
	description: 'Code of the workshop.',
	required: true
};

/** What is so, and how it came to be. */
export const stateRoutes: readonly Route[] = [
	{
		method: 'GET',
		path: '/workshops',
		describe: {
			id: 'listWorkshops',
			tag: 'board',
			summary: 'The workshops you belong to.',
			answers: {
				200: {
					description: 'Those that are set up.',
					body: v.strictObject({
						workshops: v.array(
							v.strictObject({ code: v.string(), name: v.string(), timeZone: v.string() })
						)
					})
				}
			},
			isOpen: true
		},
		answer: getWorkshops
	},
	{
		method: 'GET',
		path: '/state',
		describe: {
			id: 'readState',
			tag: 'board',
			summary: 'Everything on the board, as one audience may see it.',
			query: {
				workshop,
				audience: { schema: v.picklist(AUDIENCES), description: 'Who looks; staff when left out.' }
			},
			answers: { 200: { description: 'The rows, and their position.', body: stateAnswer } },
			isOpen: true
		},
		answer: getState
	},
	{
		method: 'GET',
		path: '/jobs/{job}/history',
		describe: {
			id: 'readJobHistory',
			tag: 'board',
			summary: 'Everything that ever happened to a car’s visit, oldest first.',
			path: { job: { schema: v.string(), description: 'Id of the visit.' } },
			query: { workshop },
			answers: {
				200: { description: 'The facts, and who caused them.', body: jobHistory },
				404: { description: 'No such visit or workshop.', body: refusalAnswer }
			}
		},
		answer: getHistory
	},
	{
		method: 'GET',
		path: '/setup/history',
		describe: {
			id: 'readSetupHistory',
			tag: 'board',
			summary: 'Who changed what in the set-up, absences and outages included, latest first.',
			query: {
				workshop,
				before: {
					schema: v.pipe(v.number(), v.integer(), v.minValue(1)),
					description: 'Only changes before this position; for the next page.'
				}
			},
			answers: { 200: { description: 'At most a hundred changes.', body: setupHistory } }
		},
		answer: getSetupHistory
	}
];
