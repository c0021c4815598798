import * as v from 'valibot';
import { json } from '../answers.ts';
import { openApiDocument } from '../openapi/document.ts';
import type { Route } from '../route.ts';

/** The description of all endpoints, this one included. */
export function descriptionRoutes(others: readonly Route[]): readonly Route[] {
	const own: readonly Route[] = [
		{
			method: 'GET',
			path: '/openapi.json',
			describe: {
				id: 'describe',
				tag: 'description',
				summary: 'This description, for programs (OpenAPI 3.1).',
				answers: {
					200: {
						description: 'An OpenAPI document.',
						body: v.looseObject({
							openapi: v.string(),
							info: v.looseObject({}),
							paths: v.looseObject({})
						})
					}
				},
				isOpen: true
			},
			answer: () => {
				// Made anew each time: it is asked for rarely, and 100 kB need not lie about.
				return Promise.resolve(json(200, openApiDocument([...others, ...own])));
			}
		}
	];
	return own;
}
