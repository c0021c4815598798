const RELOADED_AT = 'reloaded-for-protocol-at';
/** A proxy may hand out the old page for a while; a wall must not reload in a circle. */
const AT_MOST_EVERY_MS = 60_000;

/** Loads the page again because the server speaks a newer protocol than it. */
export function reloadPage(): void {
	if (Date.now() - lastTime() < AT_MOST_EVERY_MS) return;
	try {
		sessionStorage.setItem(RELOADED_AT, String(Date.now()));
	} catch {
		// Without a memory of the last time nothing would stop the circle: stay, and say "refused".
		return;
	}
	location.reload();
}

function lastTime(): number {
	try {
		return Number(sessionStorage.getItem(RELOADED_AT) ?? 0);
	} catch {
		// No storage, no last time; setting it fails the same way and is what decides.
		return 0;
	}
}
