import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { aSetup } from '../builders/a-setup.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

const running: TestApp[] = [];
async function started(options: Parameters<typeof startTestApp>[0] = {}): Promise<TestApp> {
	const test = await startTestApp(options);
	running.push(test);
	return test;
}
afterEach(async () => {
	for (const test of running.splice(0)) await test.close();
});

const setUp = {
	type: 'SetUpWorkshop',
	draft: { setup: aSetup(), names: { T001: '韩嘉豪' }, absences: [] }
};

function post(
	{ url }: TestApp,
	command: unknown,
	headers: Record<string, string>,
	id: string = randomUUID()
): Promise<Response> {
	return fetch(`${url}/api/v1/commands`, {
		method: 'POST',
		headers,
		body: JSON.stringify({ id, workshop: 'test', command })
	});
}

describe('POST /api/v1/commands', () => {
	it('sets a workshop up and shows it', async () => {
		const test = await started();
		const headers = await test.headersOf('administrator');
		const answer = await post(test, setUp, headers);
		expect(await answer.json()).toMatchObject({ status: 'accepted', changed: true });
		const state = await fetch(`${test.url}/api/v1/state?workshop=test&audience=staff`, { headers });
		expect(await state.json()).toMatchObject({ rows: [{ kind: 'setup', version: 1 }] });
	});
});
