import { photoId } from '#core/ids.ts';
import { goneHtml } from '$lib/track/track-html.ts';
import { htmlAnswer, openedBy } from '../../opened.ts';
import type { RequestHandler } from './$types';

/** A photo that was put before the customer; any other is not there. */
export const GET: RequestHandler = async (event) => {
	const opened = openedBy(event);
	if (opened instanceof Response) return opened;
	const photo = await event.locals.app.tracking.photo(opened, photoId(event.params.photo));
	if (photo === null) return htmlAnswer(goneHtml(false), 404);
	return new Response(new Uint8Array(photo.bytes), {
		headers: { 'content-type': photo.mediaType, 'cache-control': 'no-store' }
	});
};
