import { texts } from './catalogue.ts';
import { floor as english } from './en/floor.ts';
import { floor as chinese } from './zh-CN/floor.ts';

/** Words of the tablet on the floor. */
export const floorText = texts(chinese, english);
