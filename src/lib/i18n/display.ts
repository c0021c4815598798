import { texts } from './catalogue.ts';
import { display as english } from './en/display.ts';
import { display as chinese } from './zh-CN/display.ts';

/** Texts on a screen that hangs on a wall, beside what it shows of cars. */
export const displayText = texts(chinese, english);
