import { texts } from './catalogue.ts';
import { phone as english } from './en/phone.ts';
import { phone as chinese } from './zh-CN/phone.ts';

/** Words of ringing a customer. */
export const phoneText = texts(chinese, english);
