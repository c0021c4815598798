import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { display as chinese } from '../zh-CN/display.ts';

export const display: SameKeys<typeof chinese> = {
	pairTitle: 'This screen is not paired yet',
	pairLead: 'A supervisor scans this, or types the code under Settings → Displays',
	code: 'Pairing code',
	qr: 'QR code of the page that approves this screen',
	tooManyWait: 'Too many screens are waiting; please stand by',
	signedIn: params('{name} is signed in in this browser. Sign out first to make it a display.'),
	signOutHere: 'Sign out',
	thisIs: 'This screen is',
	testCard: 'Test card',
	safeArea: params('Safe area {percent} %'),
	testLead: 'All corner marks should be visible; if not, make the safe area larger'
};
