import { texts } from './catalogue.ts';
import { unsent as english } from './en/unsent.ts';
import { unsent as chinese } from './zh-CN/unsent.ts';

/** Texts about wishes that had to wait for the line. */
export const unsentText = texts(chinese, english);
