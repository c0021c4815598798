/** The page of a screen on a wall and what it was made of, kept on the device (`static/screen-worker.js`). */

const WORKER = '/screen-worker.js';
const FILES = /\/(?:boot\.js|watch\.js|screen\/.*|fonts\/.*)$/;

/** By then a page has loaded what it shows first. */
const SETTLED_AFTER_MS = 3_000;
/** Layouts of a playlist come a moment later; whatever a page has loaded since is kept within a minute. */
const LOOKED_AFTER_EVERY_MS = 60_000;

/** What this page has loaded of the product, and its own address. */
const loaded = (): readonly string[] => [
	location.href,
	...performance
		.getEntriesByType('resource')
		.map(({ name }) => name)
		.filter((name) => FILES.test(new URL(name).pathname))
];

/**
 * Has the page opened from the device when the server is gone. Browsers allow that over HTTPS and on the
 * machine itself only; elsewhere a screen that is switched on without its server shows the browser's error.
 */
export async function keepPage(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	try {
		await navigator.serviceWorker.register(WORKER, { scope: location.pathname });
		const { active } = await navigator.serviceWorker.ready;
		let kept = 0;
		const keep = (): void => {
			const files = [...new Set(loaded())];
			if (files.length > kept) active?.postMessage(files);
			kept = files.length;
		};
		setTimeout(keep, SETTLED_AFTER_MS);
		setInterval(keep, LOOKED_AFTER_EVERY_MS);
	} catch {
		// A full or locked device: the page is simply not kept.
	}
}

/** Nothing stays of a screen that was taken down. */
export async function forgetPage(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	const kept = await navigator.serviceWorker.getRegistrations();
	await Promise.all(kept.map((one) => one.unregister()));
	await caches.delete('screen');
}
