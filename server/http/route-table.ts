import type { Route } from './route.ts';

/** Where everything below `/api/v1` is found. */
export const API_ROOT = '/api/v1';

export type Found =
	| { readonly status: 'found'; readonly route: Route; readonly path: Record<string, string> }
	/** There is such an address, for these methods. */
	| { readonly status: 'other-method'; readonly allow: readonly string[] }
	| { readonly status: 'none' };

/** Finds the endpoint for a method and an address. */
export function routeTable(routes: readonly Route[]): (method: string, pathname: string) => Found {
	const table = routes.map((route) => ({ route, pattern: patternOf(route.path) }));
	return (method, pathname) => {
		const there = table.filter(({ pattern }) => pattern.test(pathname));
		const entry = there.find(({ route }) => route.method === method);
		if (entry === undefined)
			return there.length === 0
				? { status: 'none' }
				: { status: 'other-method', allow: there.map(({ route }) => route.method) };
		const path = parametersIn(pathname, entry.pattern);
		return path === null ? { status: 'none' } : { status: 'found', route: entry.route, path };
	};
}

/** `/jobs/{job}/history` as a pattern with a group `job`; everything else is taken as it is written. */
const patternOf = (path: string): RegExp =>
	new RegExp(
		`^${API_ROOT}${path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`
	);

function parametersIn(pathname: string, pattern: RegExp): Record<string, string> | null {
	try {
		const groups = Object.entries(pattern.exec(pathname)?.groups ?? {});
		return Object.fromEntries(groups.map(([name, text]) => [name, decodeURIComponent(text)]));
	} catch {
		// A stray percent sign: an address nobody made.
		return null;
	}
}
