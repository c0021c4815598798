import type { Event } from '#core/job/events.ts';
import { texts } from './catalogue.ts';
import { events as english } from './en/events.ts';
import { events as chinese } from './zh-CN/events.ts';

const named: Readonly<Record<Event['type'], string>> = chinese;

/** What happened, in a word or two, by event type; an event without a text does not compile. */
export const eventsText = texts(chinese, english);

/** Whether a name that came over the wire is an event we have words for. */
export const isEventType = (type: string): type is Event['type'] => Object.hasOwn(named, type);
