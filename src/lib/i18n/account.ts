import { texts } from './catalogue.ts';
import { account as english } from './en/account.ts';
import { account as chinese } from './zh-CN/account.ts';

/** Texts of whoever is signed in: the menu in the head, their own page, changing places. */
export const accountText = texts(chinese, english);
