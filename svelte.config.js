import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: {
		runes: true,
		// A table laid out as a grid loses its meaning for screen readers unless its roles are spelled out.
		warningFilter: ({ code }) => code !== 'a11y_no_redundant_roles'
	},
	kit: {
		adapter: adapter({ out: 'build' }),
		csp: {
			directives: {
				'default-src': ['self'],
				// Kit adds a nonce for the one script it writes into the page.
				'script-src': ['self'],
				// Positions of bars are style attributes; no style sheet comes from elsewhere.
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'data:'],
				// Engines of older wall TVs do not take 'self' for their own web sockets.
				'connect-src': ['self', 'ws:', 'wss:'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['self']
			}
		}
	}
};
