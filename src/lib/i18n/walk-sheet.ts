import { texts } from './catalogue.ts';
import { walkSheet as english } from './en/walk-sheet.ts';
import { walkSheet as chinese } from './zh-CN/walk-sheet.ts';

/** Words of the sheet that is signed when a car is taken in. */
export const walkSheetText = texts(chinese, english);
