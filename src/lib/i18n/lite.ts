import { texts } from './catalogue.ts';
import { lite as english } from './en/lite.ts';
import { lite as chinese } from './zh-CN/lite.ts';

/** Pages without scripts. */
export const liteText = texts(chinese, english);
