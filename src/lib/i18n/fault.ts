import { texts } from './catalogue.ts';
import { fault as english } from './en/fault.ts';
import { fault as chinese } from './zh-CN/fault.ts';

/** Texts of the page that stands in for one that cannot be shown. */
export const faultText = texts(chinese, english);
