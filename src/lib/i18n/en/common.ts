import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { common as chinese } from '../zh-CN/common.ts';

export const common: SameKeys<typeof chinese> = {
	close: 'Close',
	news: 'Messages of the page',
	back: 'Back',
	cancel: 'Cancel',
	otherLanguage: '中文',
	toLight: 'Light theme',
	toDark: 'Dark theme',
	stale: params('Connection lost · data as of {time}'),
	cannotStore: 'Server cannot store · nothing is taken; what is shown is current',
	connecting: 'Connecting…',
	unreached: params('Server not reached since {time} · nothing to show yet'),
	refused: 'Nothing to show: this screen is not allowed in',
	home: 'Home',
	skip: 'Skip to content'
};
