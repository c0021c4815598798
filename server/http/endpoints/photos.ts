import * as v from 'valibot';
import { jobId, photoId, type PhotoId } from '#core/ids.ts';
import type { Job } from '#core/job/job.ts';
import { LARGEST_PHOTO_BYTES } from '#core/photo/photo.ts';
import { ok, refused, type Result } from '#core/result.ts';
import type { CommandEnvelope } from '#protocol/messages.ts';
import { parseEnvelope, parseWorkshop } from '#protocol/schemas.ts';
import { mayAct, unknownWorkshop } from '../../auth/may-act.ts';
import { readPicture } from '../../photos/read-picture.ts';
import { json, refusedBy, sentence, statusOf, type AnyRefusal } from '../answers.ts';
import type { ApiParts } from '../api-parts.ts';
import { readBytes } from '../body.ts';
import { sender, type Asked, type Route } from '../route.ts';
import { commandAccepted, commandRefused, refusalAnswer } from '../schemas/answers.ts';

/** The command that the address of a photo stands for; its id is chosen by the sender, so that sending again is harmless. */
function envelopeIn({ url, path }: Asked): Result<CommandEnvelope, AnyRefusal> {
	const { job, addition } = path;
	return parseEnvelope({
		id: url.searchParams.get('id'),
		workshop: url.searchParams.get('workshop'),
		command: { type: 'AttachPhoto', job, addition }
	});
}

async function postPhoto(asked: Asked, parts: ApiParts): Promise<Response> {
	const by = sender(asked, parts);
	if (!by.ok) return refusedBy(by.refusal, asked.locale);
	const envelope = envelopeIn(asked);
	if (!envelope.ok) return refusedBy(envelope.refusal, asked.locale);
	const { workshop, id } = envelope.value;
	const no = mayAct(by.value, workshop, 'AttachPhoto');
	if (no !== null) return refusedBy(no, asked.locale);
	const file = await readBytes(asked.request, LARGEST_PHOTO_BYTES);
	const picture = file === null ? null : readPicture(file);
	if (picture === null) return refusedBy({ code: 'photo/unreadable' }, asked.locale);
	const answer = await parts.commands.run(envelope.value, by.value.actor, picture);
	if (answer.status === 'accepted') return json(200, answer);
	const { refusal } = answer;
	const message = sentence(refusal, asked.locale, parts.commands.workshop(workshop)?.state);
	return json(statusOf(refusal), { ...answer, id, code: refusal.code, message });
}

/**
 * A photo is shown as long as its visit is on the board and its additional work has it. Reading needs no
 * origin: what another site makes a browser fetch, it cannot read.
 */
async function getPhoto(asked: Asked, { commands, store }: ApiParts): Promise<Response> {
	const workshop = readersWorkshop(asked);
	if (!workshop.ok) return refusedBy(workshop.refusal, asked.locale);
	const known = commands.workshop(workshop.value);
	if (known === null) return refusedBy(unknownWorkshop(workshop.value), asked.locale);
	const job = known.state.jobs.get(jobId(asked.path['job'] ?? ''));
	const wanted = photoId(asked.path['photo'] ?? '');
	const isThere = job !== undefined && hasPhoto(job, wanted);
	const photo = isThere ? await store.photoOf(workshop.value, job.id, wanted) : null;
	if (photo === null) return json(404, { code: 'http/not-found', message: 'no such photo' });
	return new Response(new Uint8Array(photo.bytes), {
		headers: {
			'content-type': photo.mediaType,
			'content-length': String(photo.bytes.byteLength),
			'cache-control': 'no-store'
		}
	});
}

/** The workshop in the address, for somebody who may see it: people of the house, no screens. */
function readersWorkshop({
	session,
	url
}: Asked): ReturnType<typeof parseWorkshop> | Result<never, AnyRefusal> {
	const workshop = parseWorkshop(url.searchParams);
	if (!workshop.ok) return workshop;
	if (session === null) return refused({ code: 'wire/not-signed-in', detail: 'photos' });
	const no = mayAct(session, workshop.value, 'SeeWorkshop');
	return no === null ? ok(workshop.value) : refused(no);
}

const hasPhoto = ({ additions }: Job, wanted: PhotoId): boolean =>
	additions.some(({ photos }) => photos.some(({ id }) => id === wanted));

const workshop = {
	schema: v.pipe(v.string(), v.maxLength(40)),
	description: 'Code of the workshop.',
	required: true
};
const job = { schema: v.string(), description: 'Id of the visit.' };

/** Photos of additional work. */
export const photoRoutes: readonly Route[] = [
	{
		method: 'POST',
		path: '/jobs/{job}/additions/{addition}/photos',
		describe: {
			id: 'attachPhoto',
			tag: 'board',
			summary:
				'Attaches a photo to additional work: JPEG, PNG or WebP, at most 1600 pixels and 400 kB; metadata are dropped.',
			path: { job, addition: { schema: v.string(), description: 'Id of the additional work.' } },
			query: {
				workshop,
				id: {
					schema: v.string(),
					description: 'Id of the command; the same again does it once. The photo goes by it.',
					required: true
				}
			},
			body: 'file',
			answers: {
				200: { description: 'It is kept.', body: commandAccepted },
				403: { description: 'Not theirs to attach.', body: commandRefused },
				409: { description: 'Refused, with the code that says why.', body: commandRefused },
				422: { description: 'This is no photo that can be kept.', body: refusalAnswer }
			}
		},
		answer: postPhoto
	},
	{
		method: 'GET',
		path: '/jobs/{job}/photos/{photo}',
		describe: {
			id: 'readPhoto',
			tag: 'board',
			summary: 'A photo of a visit that is on the board.',
			path: { job, photo: { schema: v.string(), description: 'Id of the photo.' } },
			query: { workshop },
			answers: {
				200: { description: 'The picture, in the type it is of.', body: { mediaType: 'image/*' } },
				404: { description: 'No such photo, or none any more.', body: refusalAnswer }
			}
		},
		answer: getPhoto
	}
];
