import { texts } from './catalogue.ts';
import { closing as english } from './en/closing.ts';
import { closing as chinese } from './zh-CN/closing.ts';

/** Who is here, the end of the day, parts, and the calls after delivery. */
export const closingText = texts(chinese, english);
