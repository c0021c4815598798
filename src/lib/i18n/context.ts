import { createContext } from 'svelte';
import type { Locale } from './catalogue.ts';

/**
 * The language of the page, set once by the root layout. It is a function so that a switch of language
 * reaches every text: `const t = $derived(boardText(locale()))`.
 */
export const [getLocale, setLocale] = createContext<() => Locale>();
