import type { Random } from '../support/random.ts';
import { envelope } from './frames.ts';
import { mutated } from './mutate.ts';

const METHODS = ['GET', 'GET', 'GET', 'POST', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH'];
/** The HTTP interface three times over: a page costs a hundred times as much. */
const API = [
	'/api/v1/state?workshop=test&audience=wall',
	'/api/v1/state?workshop=test&audience=staff',
	'/api/v1/commands',
	'/api/v1/import?workshop=test',
	'/api/v1/setup?workshop=test',
	'/api/v1/setup/history?workshop=test&before=5',
	'/api/v1/jobs/J1/history?workshop=test',
	'/api/v1/openapi.json',
	'/api/v1/tokens',
	'/healthz',
	'/socket.io/?EIO=4&transport=polling',
	'/socket.io/?EIO=4&transport=websocket&sid=x'
];
const PAGES = [
	'/',
	'/board?workshop=test&diagonal=65&scope=team:1',
	'/lounge?lang=en',
	'/dispatch',
	'/settings',
	'/sign-in?next=/settings',
	'/_app/version.json',
	'/nobody',
	'/%2e%2e/%2e%2e/package.json'
];
const TYPES = [
	'application/json',
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'text/plain',
	'application/json; charset=gb18030'
];

const header = (name: string, value: string, random: Random): string =>
	`${name}: ${random.chance(0.3) ? headerSafe(mutated(value, random)) : value}\r\n`;

/** Most of what is wrong should reach the server behind Node's own parser. */
const headerSafe = (text: string): string =>
	text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').slice(0, 4_000);

/** One whole request as it travels. */
export function fuzzedRequest(random: Random, secrets: readonly string[]): Buffer {
	const path = random.pick(random.chance(0.97) ? API : PAGES)!;
	const target = random.chance(0.5)
		? mutated(path, random).replace(/[\s\u0080-\uffff]/g, '')
		: path;
	const method = random.chance(0.97) ? random.pick(METHODS)! : mutated('GET', random);
	const body = method === 'GET' || method === 'HEAD' ? '' : bodyOf(random);
	const bytes = Buffer.from(body);
	const length = random.chance(0.995) ? bytes.length : random.below(2_000);
	const head =
		`${method} ${target === '' ? '/' : target} HTTP/1.1\r\nHost: 127.0.0.1\r\n` +
		header('Authorization', `Bearer ${random.pick(secrets) ?? ''}`, random) +
		header('Cookie', `session=${random.pick(secrets) ?? ''}; lang=en; theme=dark`, random) +
		header('Content-Type', random.pick(TYPES)!, random) +
		header('Accept-Language', 'zh-CN,en;q=0.5', random) +
		(random.chance(0.3) ? header('Origin', 'http://127.0.0.1:3000', random) : '') +
		(random.chance(0.1) ? header('X-Forwarded-Proto', 'https', random) : '') +
		`Content-Length: ${length}\r\n\r\n`;
	return Buffer.concat([Buffer.from(head, 'latin1'), bytes]);
}

function bodyOf(random: Random): string {
	const text = JSON.stringify(envelope(random));
	if (random.chance(0.1))
		return `--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${mutated('工单号,车牌号\nRO1,辽B12345', random)}\r\n--x--`;
	return mutated(text, random);
}
