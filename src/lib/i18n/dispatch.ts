import { texts } from './catalogue.ts';
import { dispatch as english } from './en/dispatch.ts';
import { dispatch as chinese } from './zh-CN/dispatch.ts';

/** Words of the dispatcher's desk. */
export const dispatchText = texts(chinese, english);
