import type { SameKeys } from '../catalogue.ts';
import type { flow as chinese } from '../zh-CN/flow.ts';

export const flow: SameKeys<typeof chinese> = {
	titleStage: 'Flow board',
	titleLine: 'Body and paint',
	'step.waiting': 'To do',
	'step.in-work': 'Work',
	'step.stopped': 'Held',
	'step.inspection': 'Check',
	'step.wash': 'Wash',
	'step.ready': 'Ready',
	'step.body': 'Body',
	'step.prep': 'Prep',
	'step.booth': 'Paint',
	'step.assembly': 'Refit',
	'step.line-inspection': 'Check',
	'legend.turn': 'Booth turn',
	'legend.parked': 'Parked'
};
