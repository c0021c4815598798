import { texts } from './catalogue.ts';
import { advisor as english } from './en/advisor.ts';
import { advisor as chinese } from './zh-CN/advisor.ts';

export const advisorText = texts(chinese, english);
