import { texts } from './catalogue.ts';
import { duty as english } from './en/duty.ts';
import { duty as chinese } from './zh-CN/duty.ts';

export const dutyText = texts(chinese, english);
