import { texts } from './catalogue.ts';
import { photo as english } from './en/photo.ts';
import { photo as chinese } from './zh-CN/photo.ts';

/** Texts about photos of additional work. */
export const photoText = texts(chinese, english);
