import { createHash } from 'node:crypto';
import { render } from 'svelte/server';
import type { TrackPage as Content } from '#core/track/track-page.ts';
import type { Locale } from '$lib/i18n/catalogue.ts';
import { trackText } from '$lib/i18n/track.ts';
import base from '$lib/tokens/base.css?inline';
import colours from '$lib/tokens/colours.css?inline';
import dimensions from '$lib/tokens/dimensions.css?inline';
import type from '$lib/tokens/type.css?inline';
import TrackGone from './TrackGone.svelte';
import TrackPage from './TrackPage.svelte';
import own from './track-page.css?inline';

/**
 * The customer's page as one document, drawn beside Kit: with the layout of the house it would load the
 * house's style sheets and typefaces over mobile data, and a proxy would have to pass them on. All a phone
 * asks for lies under `/track/`.
 */

const STYLE = [colours, dimensions, type, base, own].join('\n');
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Stricter than the house's pages: nothing but ours, and no form. */
export const TRACK_POLICY = [
	"default-src 'none'",
	"script-src 'self'",
	`style-src 'sha256-${STYLE_HASH}'`,
	"img-src 'self' data:",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'"
].join('; ');

/** What a page shows, and as whom it is asked for. */
interface Drawn {
	readonly page: Content;
	readonly time: string;
	/** Where the page is, without a slash at its end. */
	readonly base: string;
	readonly locale: Locale;
}

/** Names what a page shows: another content, another name; the time alone is none. */
export const digestOf = (page: Content): string =>
	createHash('sha256').update(JSON.stringify(page)).digest('base64url').slice(0, 16);

/** The page of one visit. */
export function trackHtml({ page, time, base: path, locale }: Drawn): string {
	const props = { page, time, digest: digestOf(page), base: path, locale };
	const { body } = render(TrackPage, { props });
	return document({ body, locale, title: trackText(locale).title });
}

/** The answer to every code that opens nothing. */
export function goneHtml(isTooMany: boolean): string {
	const { body } = render(TrackGone, { props: { isTooMany } });
	return document({ body, locale: 'zh-CN', title: trackText('zh-CN').title });
}

interface Parts {
	readonly body: string;
	readonly locale: Locale;
	readonly title: string;
}

const document = ({ body, locale, title }: Parts): string => `<!doctype html>
<html lang="${locale}" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<title>${title}</title>
<link rel="icon" href="data:,">
<script src="/track/follow.js"></script>
<style>${STYLE}</style>
</head>
<body>
${body}
<p id="news" class="said-only" role="status"></p>
</body>
</html>
`;
