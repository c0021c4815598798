import { texts } from './catalogue.ts';
import { settings as english } from './en/settings.ts';
import { settings as chinese } from './zh-CN/settings.ts';

/** Texts of the list of settings and of the frame around them. */
export const settingsText = texts(chinese, english);
