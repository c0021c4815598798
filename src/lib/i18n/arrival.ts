import { texts } from './catalogue.ts';
import { arrival as english } from './en/arrival.ts';
import { arrival as chinese } from './zh-CN/arrival.ts';

/** Words of the counter and of the book of appointments. */
export const arrivalText = texts(chinese, english);
