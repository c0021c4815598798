import { count, params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { handling as chinese } from '../zh-CN/handling.ts';

export const handling: SameKeys<typeof chinese> = {
	several: count({ one: '{count} item', many: '{count} items' }),
	place: params('{row} · {who} · {from}–{to}'),
	minutes: params('{n} min'),
	toTray: 'Back to the tray',
	nowhere: 'Nothing can be put here; let go and it stays where it was',
	fine: 'No conflicts, and no other promise is touched',
	more: params('{n} more'),
	lockTime: 'Shift: other row only',
	lockRow: 'Alt: other time only',
	cancel: 'Esc: cancel',
	wasHere: params('was here: {text}'),
	heldBy: params('{name} is moving this'),
	cannotLift: 'Work that has begun or ended cannot be moved',
	mayNotMove: 'Your role looks at the plan and does not move it',
	nothingForYou: params('{row}: nothing here for you to do'),
	lifted: params(
		'{what} lifted. Left and right change the time, up and down the row, Shift moves 30 minutes, [ ] change the length, Enter drops, Escape cancels'
	),
	putBack: params('{what} stays where it was'),
	moved: params('{what} moved to {place}'),
	unplaced: params('{what} put back into the tray'),
	separator: '; ',
	reasonTitle: params('{what} · give a reason'),
	reasonOverride: 'Reason for the exception (kept)',
	reasonLonger: 'Reason for lengthening',
	confirm: 'Confirm',
	pushTitle: params('Push everything on {row} from {time}'),
	pushItem: 'Push everything after this…',
	pushMinutes: 'Push by (min)',
	pushCount: count({ one: '{count} item will move', many: '{count} items will move' }),
	pushNone: 'Nothing to push',
	push: 'Push',
	detailsItem: 'Details',
	backItem: count({
		one: 'Put {count} selected item back',
		many: 'Put {count} selected items back'
	}),
	menu: params('What to do with {what}'),
	viewBoth: 'Both',
	days: '3 days',
	follow: 'Follow now'
};
