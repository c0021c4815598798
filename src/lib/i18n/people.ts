import { texts } from './catalogue.ts';
import { people as english } from './en/people.ts';
import { people as chinese } from './zh-CN/people.ts';

/** Texts of the list of people and of what is done about them. */
export const peopleText = texts(chinese, english);
