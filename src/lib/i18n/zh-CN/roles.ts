/** The page that shows who may do what. */
export const roles = {
	title: '角色与权限',
	lead: '谁能做什么，由一张表决定：服务器对每一条命令都按这张表检查，页面只显示能做的事。',
	what: '操作',
	'reach.any': '全部',
	'reach.own': '仅自己的',
	'reach.no': '不能',
	legend: '图例',
	ownTitle: '“自己的”是指',
	'own.technician': '技师：派给自己的、或自己做过的作业项，以及这些车',
	'own.leader': '班组长：本班组技师的作业项，以及本班组的缺勤',
	'own.inspector': '质检员：检验与试车',
	'own.advisor': '服务顾问：自己负责的车，以及还没有服务顾问的车',
	'own.undo': '撤销：自己做的那一步',
	override: '可在填写原因后越过可越过的规则',
	you: '您的角色',
	'group.counter': '接车与客户',
	'group.plan': '派工',
	'group.work': '车间作业',
	'group.floor': '人员与工位',
	'group.setup': '设置',
	'group.administration': '查看与管理'
} as const;
