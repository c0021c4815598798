import { texts } from './catalogue.ts';
import { handling as english } from './en/handling.ts';
import { handling as chinese } from './zh-CN/handling.ts';

/** Words of moving bars by hand. */
export const handlingText = texts(chinese, english);
