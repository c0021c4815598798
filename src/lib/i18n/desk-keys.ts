import { texts } from './catalogue.ts';
import { deskKeys as english } from './en/desk-keys.ts';
import { deskKeys as chinese } from './zh-CN/desk-keys.ts';

/** Texts of the list of keys. */
export const deskKeysText = texts(chinese, english);
