import { texts } from './catalogue.ts';
import { track as english } from './en/track.ts';
import { track as chinese } from './zh-CN/track.ts';

/** The customer's own page. */
export const trackText = texts(chinese, english);
