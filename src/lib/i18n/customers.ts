import { texts } from './catalogue.ts';
import { customers as english } from './en/customers.ts';
import { customers as chinese } from './zh-CN/customers.ts';

/** Texts of the page where one customer's data are taken out or erased. */
export const customersText = texts(chinese, english);
