import { texts } from './catalogue.ts';
import { signIn as english } from './en/sign-in.ts';
import { signIn as chinese } from './zh-CN/sign-in.ts';

/** Texts of signing in and of letting others in. */
export const signInText = texts(chinese, english);
