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
				// No style sheet comes from elsewhere or stands in a page; positions of bars are style attributes,
				// which nobody's text ever gets into. Engines before Chromium 75 (old wall TVs) know the first
				// line only and need the attributes there.
				'style-src': ['self', 'unsafe-inline'],
				'style-src-elem': ['self'],
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:'],
				// The page's own web socket is added per request: older engines do not take it for 'self'.
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		}
	}
};
