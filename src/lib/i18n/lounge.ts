import { texts } from './catalogue.ts';
import { lounge as english } from './en/lounge.ts';
import { lounge as chinese } from './zh-CN/lounge.ts';

/** The customers' screen. */
export const loungeText = texts(chinese, english);
