import { texts } from './catalogue.ts';
import { workshopSettings as english } from './en/workshop-settings.ts';
import { workshopSettings as chinese } from './zh-CN/workshop-settings.ts';

/** The page on which the workshop's own data are edited. */
export const workshopSettingsText = texts(chinese, english);
