import { texts } from './catalogue.ts';
import { audit as english } from './en/audit.ts';
import { audit as chinese } from './zh-CN/audit.ts';

/** Texts of the page that shows who did what. */
export const auditText = texts(chinese, english);
