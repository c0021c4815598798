import { texts } from './catalogue.ts';
import { demo as english } from './en/demo.ts';
import { demo as chinese } from './zh-CN/demo.ts';

/** What a demo says of itself; apart from the rest, as walls carry it, too. */
export const demoText = texts(chinese, english);
