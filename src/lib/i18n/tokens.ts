import { texts } from './catalogue.ts';
import { tokens as english } from './en/tokens.ts';
import { tokens as chinese } from './zh-CN/tokens.ts';

export const tokensText = texts(chinese, english);
