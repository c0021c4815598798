import { describe, expect, it } from 'vitest';
import { agentOf, askedBy, currentAsker } from './asker.ts';

describe('the device of whoever asks', () => {
	it.each([
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36',
			'Chrome, Windows'
		],
		['Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0', 'Edge, Windows'],
		['Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) Version/17.5 Safari/604.1', 'Safari, iPadOS'],
		['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Firefox/130.0', 'Firefox, Linux'],
		['curl/8.5.0 with a name in it', 'curl'],
		['', '']
	])('%s', (text, label) => {
		expect(agentOf(text)).toBe(label);
	});

	it('goes with the work, and with nothing else', async () => {
		const asker = { secret: null, address: '192.0.2.7', agent: 'Chrome, Windows' };
		const seen = await askedBy(asker, async () => {
			await Promise.resolve();
			return currentAsker();
		});
		expect(seen).toBe(asker);
		expect(currentAsker()).toBeNull();
	});
});
