import { texts } from './catalogue.ts';
import { explain as english } from './en/explain.ts';
import { explain as chinese } from './zh-CN/explain.ts';

/** Words of why a plan is as it is, and of what would help. */
export const explainText = texts(chinese, english);
