import { forgetOthers } from '../device/device-memory.ts';

/**
 * The session of this page is over: what it kept and what it shows is cleared, and the page is left for
 * the one where somebody signs in, who then comes back here. Whoever has just signed out is on the way
 * already, and is not told that their session is over.
 */
export function leaveForSignIn(): void {
	forgetOthers(null);
	if ('leaving' in document.documentElement.dataset) return;
	const next = encodeURIComponent(location.pathname + location.search);
	location.replace(`/sign-in?ended&next=${next}`);
}
