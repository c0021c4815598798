import { texts } from './catalogue.ts';
import { certificate as english } from './en/certificate.ts';
import { certificate as chinese } from './zh-CN/certificate.ts';

/** Words of the certificate of completion. */
export const certificateText = texts(chinese, english);
