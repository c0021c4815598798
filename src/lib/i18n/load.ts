import { texts } from './catalogue.ts';
import { load as english } from './en/load.ts';
import { load as chinese } from './zh-CN/load.ts';

/** How a day's work is spread between people and teams. */
export const loadText = texts(chinese, english);
