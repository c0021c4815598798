import { params } from '@nanostores/i18n';

/** Backups: the page of the administrator, and the command that restores one. */
export const backups = {
	lead: '运行中每小时自动备份一次，更新改动数据库之前也会先备份。每小时的备份保留两天，之后每天保留最后一份，共一个月；手动备份和更新前的备份保留一个月。',
	list: '备份列表',
	time: '时间',
	kind: '类型',
	size: '大小',
	check: '检查',
	actions: '操作',
	'kind.hourly': '每小时',
	'kind.daily': '每日',
	'kind.before-migration': '更新前',
	'kind.by-hand': '手动',
	whole: '完整',
	sizeOf: params('{size} MB'),
	now: '立即备份',
	making: '正在备份…',
	made: params('已完成备份：{at}'),
	lastFailed: params('{at} 的备份失败：{reason}。系统每分钟重试一次。'),
	none: '还没有备份，服务器启动后一分钟内会生成第一份。',
	download: '下载',
	downloadOf: params('下载 {at} 的备份'),
	downloadNote: '备份含有客户的姓名、电话和车牌，请下载到安全的地方保存。每次下载都会记入日志。',
	onlyAdministrator: '只有管理员可以备份和下载。',
	howTo: '如何恢复',
	howTo1: '停止服务器。',
	howTo2: '在服务器上运行下面的命令，文件名取自上表，也可以是下载下来的文件的路径：',
	howTo3: '重新启动服务器。各屏幕会自行取得恢复后的全部数据。',
	howToNote:
		'恢复之前会检查文件；被替换的数据保留在数据文件夹的 replaced-… 中。备份之后的操作不在其中，需要重新登记；此后注销的登录和作废的令牌会重新有效，请再次处理。',

	'cli.usage':
		'用法：npm run restore -- 备份文件 [--data-dir 数据文件夹] [--lang zh-CN|en]\n只写文件名时，在数据文件夹的 backups 中查找。',
	'cli.done': params('已恢复：{file}（{workshops} 个车间，{ms} 毫秒）'),
	'cli.aside': params('被替换的数据保留在：{folder}'),
	'cli.next':
		'现在可以启动服务器。各屏幕会自行取得全部数据；备份之后注销的登录和作废的令牌会重新有效，请再次处理。',
	'cli.inUse': params('服务器正在使用 {folder}，请先停止服务器。'),
	'cli.missing': params('找不到文件：{file}'),
	'cli.no-backup': params('这不是控工板的备份：{file}'),
	'cli.damaged': params('备份已损坏，没有恢复：{file}'),
	'cli.newer': params('备份来自更新的版本，请先安装该版本：{detail}')
};
