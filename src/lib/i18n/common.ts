import { texts } from './catalogue.ts';
import { common as english } from './en/common.ts';
import { common as chinese } from './zh-CN/common.ts';

/** The frame around every page. */
export const commonText = texts(chinese, english);
