/** The list of settings; `page.<id>` is what a page is called there, `lead.<id>` what is done on it. */
export const settings = {
	title: '设置',
	'page.workshop': '车间',
	'lead.workshop': '工位、技师、技能、班次、营业时间、作业与规则',
	'page.people': '人员',
	'lead.people': '谁可以登录：邀请、角色、车间、重置与停用',
	'page.displays': '显示屏',
	'lead.displays': '墙上的屏幕：配对、显示内容、状态、指令与撤下',
	'page.customers': '客户资料',
	'lead.customers': '查找一位客户，导出或永久清除其资料',
	'page.audit': '操作记录',
	'lead.audit': '谁在何时、用哪台设备做了什么，改动前后各是什么',
	'page.backups': '备份与恢复',
	'lead.backups': '自动与手动备份、下载，以及如何恢复',
	'page.roles': '角色与权限',
	'lead.roles': '谁能做什么：服务器按这张表检查每一条命令',
	'page.tokens': '接口令牌',
	'lead.tokens': '让程序读取、导入或发送命令，并随时撤销',
	'page.import': '导入',
	'lead.import': '从 DMS 导出的 CSV 或 Excel 读入一天的工单，或读入车间设置文件'
};
