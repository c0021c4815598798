/** Names of the cookies, for the server that reads them and the pages that set them. */

/** Whoever bears it is signed in; no script can read it. */
export const SESSION_COOKIE = 'wb_session';
export const LANGUAGE_COOKIE = 'wb_lang';
export const THEME_COOKIE = 'wb_theme';
