import { texts } from './catalogue.ts';
import { board as english } from './en/board.ts';
import { board as chinese } from './zh-CN/board.ts';

/** The workshop TV. */
export const boardText = texts(chinese, english);
