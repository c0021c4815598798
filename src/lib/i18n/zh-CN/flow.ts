/** Words of the workshop TV in columns: each must have room across a sixth of the glass. */
export const flow = {
	titleStage: '流程看板',
	titleLine: '钣喷看板',
	'step.waiting': '待开工',
	'step.in-work': '在修',
	'step.stopped': '停工',
	'step.inspection': '质检',
	'step.wash': '洗车',
	'step.ready': '待交车',
	'step.body': '钣金',
	'step.prep': '打磨',
	'step.booth': '喷漆',
	'step.assembly': '装配',
	'step.line-inspection': '质检',
	'legend.turn': '进房次序',
	'legend.parked': '停车位'
};
