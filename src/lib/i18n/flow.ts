import { texts } from './catalogue.ts';
import { flow as english } from './en/flow.ts';
import { flow as chinese } from './zh-CN/flow.ts';

/** The workshop TV in columns. */
export const flowText = texts(chinese, english);
