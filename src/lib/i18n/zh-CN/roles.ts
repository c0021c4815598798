/** The page that shows who may do what. */
export const roles = {
	what: '操作',
	'reach.any': '全部',
	'reach.own': '自己的',
	'reach.no': '否',
	administrator: '管理员可以做全部操作。',
	ownTitle: '“自己的”是指：',
	'own.technician': '技师：派给自己或自己做过的作业项，以及这些车',
	'own.leader': '班组长：本班组技师的作业项，以及本班组的缺勤',
	'own.inspector': '质检员：检验与试车',
	'own.advisor': '服务顾问：自己负责的车，以及还没有服务顾问的车',
	'own.undo': '撤销：自己做的那一步',
	you: '您',
	'group.counter': '接车与客户',
	'group.plan': '派工',
	'group.work': '车间作业',
	'group.floor': '人员与工位',
	'group.setup': '设置',
	'group.administration': '查看与管理'
} as const;
