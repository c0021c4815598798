import { texts } from './catalogue.ts';
import { inspection as english } from './en/inspection.ts';
import { inspection as chinese } from './zh-CN/inspection.ts';

/** Words of inspections and washes. */
export const inspectionText = texts(chinese, english);
