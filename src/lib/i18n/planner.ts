import { texts } from './catalogue.ts';
import { planner as english } from './en/planner.ts';
import { planner as chinese } from './zh-CN/planner.ts';

/** Words of having the day planned or repaired. */
export const plannerText = texts(chinese, english);
