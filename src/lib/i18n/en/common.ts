import { params } from '@nanostores/i18n';
import type { SameKeys } from '../catalogue.ts';
import type { common as chinese } from '../zh-CN/common.ts';

export const common: SameKeys<typeof chinese> = {
	close: 'Close',
	back: 'Back',
	cancel: 'Cancel',
	otherLanguage: '中文',
	toLight: 'Light theme',
	toDark: 'Dark theme',
	stale: params('Connection lost · data as of {time}'),
	cannotStore: 'Server cannot store · nothing is taken; what is shown is current',
	connecting: 'Connecting…',
	refused: 'Nothing to show: this screen is not allowed in',
	pages: 'Pages',
	home: 'Home',
	skip: 'Skip to content',
	homeLead: 'An open, self-hosted live display and dispatch board for the workshop',
	boardByBay: 'Workshop TV · by bay',
	boardByBayLead: 'Which car stands where, how far it is, when it is promised, whether it is late',
	boardByTechnician: 'Workshop TV · by technician',
	boardByTechnicianLead: 'Plan and truth of every technician along the day',
	lounge: 'Lounge TV',
	loungeLead: 'Masked plates, six steps and the expected time',
	dispatch: 'Dispatch desk',
	dispatchLead: 'What is not placed yet, the day as a timeline, assign and re-time',
	floor: 'Floor',
	floorLead: 'Start, pause, finish, stop, move cars and call for help, with gloves on',
	inspection: 'Inspection',
	inspectionLead: 'What waits for the inspector, check lists, road tests, pass or send back',
	wash: 'Wash and hand-over',
	washLead: 'The queue of the wash, cars that are ready, and who took them',
	import: 'Import',
	importLead: "Read a day's repair orders from a CSV or Excel export of the DMS",
	settings: 'Settings',
	settingsLead: 'The workshop, its people, and import'
};
