import { texts } from './catalogue.ts';
import { pastDays as english } from './en/past-days.ts';
import { pastDays as chinese } from './zh-CN/past-days.ts';

/** Days that were closed, read again. */
export const pastDaysText = texts(chinese, english);
