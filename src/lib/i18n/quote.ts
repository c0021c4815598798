import { texts } from './catalogue.ts';
import { quote as english } from './en/quote.ts';
import { quote as chinese } from './zh-CN/quote.ts';

/** What a customer can be promised, and how sure it is. */
export const quoteText = texts(chinese, english);
