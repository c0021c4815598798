import { params } from '@nanostores/i18n';

/** Words of the frame around every page. */
export const common = {
	close: '关闭',
	back: '返回',
	cancel: '取消',
	otherLanguage: 'English',
	toLight: '浅色主题',
	toDark: '深色主题',
	stale: params('连接中断 · 数据截至 {time}'),
	cannotStore: '服务器暂时无法保存 · 操作不会生效，所示内容仍是最新',
	connecting: '正在连接…',
	refused: '无法显示：此屏未获授权',
	pages: '页面',
	home: '首页',
	skip: '跳到内容',
	homeLead: '开放、自托管的车间实时看板与派工板',
	boardByBay: '车间屏 · 按工位',
	boardByBayLead: '每个工位上是哪台车、到哪一步、几点交车、是否超时',
	boardByTechnician: '车间屏 · 按技师',
	boardByTechnicianLead: '每位技师的计划与实际，沿时间轴展开',
	lounge: '客休区屏',
	loungeLead: '脱敏车牌、六个步骤和预计交车时间',
	dispatch: '派工台',
	dispatchLead: '未派作业、当天时间轴，派工与改时',
	floor: '车间平板',
	floorLead: '开工、暂停、完工、停工、移车、呼叫支援，戴手套也能点',
	import: '导入',
	importLead: '从 DMS 导出的 CSV 或 Excel 读入一天的工单',
	settings: '设置',
	settingsLead: '车间、人员与导入'
};
