import { texts } from './catalogue.ts';
import { handover as english } from './en/handover.ts';
import { handover as chinese } from './zh-CN/handover.ts';

/** Words of handing a car over. */
export const handoverText = texts(chinese, english);
