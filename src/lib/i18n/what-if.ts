import { texts } from './catalogue.ts';
import { whatIf as english } from './en/what-if.ts';
import { whatIf as chinese } from './zh-CN/what-if.ts';

/** Words of trying a plan out. */
export const whatIfText = texts(chinese, english);
