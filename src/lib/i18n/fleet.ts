import { texts } from './catalogue.ts';
import { fleet as english } from './en/fleet.ts';
import { fleet as chinese } from './zh-CN/fleet.ts';

/** Texts of the pages that look after the screens on walls. */
export const fleetText = texts(chinese, english);
