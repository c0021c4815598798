import { texts } from './catalogue.ts';
import { reports as english } from './en/reports.ts';
import { reports as chinese } from './zh-CN/reports.ts';

/** Figures of past days. */
export const reportsText = texts(chinese, english);
