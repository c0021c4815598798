import { texts } from './catalogue.ts';
import { reminders as english } from './en/reminders.ts';
import { reminders as chinese } from './zh-CN/reminders.ts';

export const remindersText = texts(chinese, english);
