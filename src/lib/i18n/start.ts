import { texts } from './catalogue.ts';
import { start as english } from './en/start.ts';
import { start as chinese } from './zh-CN/start.ts';

/** The first page: what there is, and for whom. */
export const startText = texts(chinese, english);
