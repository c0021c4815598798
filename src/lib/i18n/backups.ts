import { texts } from './catalogue.ts';
import { backups as english } from './en/backups.ts';
import { backups as chinese } from './zh-CN/backups.ts';

/** Texts of backups and of restoring one. */
export const backupsText = texts(chinese, english);
