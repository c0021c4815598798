import { texts } from './catalogue.ts';
import { roles as english } from './en/roles.ts';
import { roles as chinese } from './zh-CN/roles.ts';

export const rolesText = texts(chinese, english);
