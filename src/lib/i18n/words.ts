import { texts } from './catalogue.ts';
import { words as english } from './en/words.ts';
import { words as chinese } from './zh-CN/words.ts';

/** The words of the trade in both languages. */
export const wordsText = texts(chinese, english);
