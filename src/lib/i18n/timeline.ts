import { texts } from './catalogue.ts';
import { timeline as english } from './en/timeline.ts';
import { timeline as chinese } from './zh-CN/timeline.ts';

/** Words of the timeline. */
export const timelineText = texts(chinese, english);
