import { params } from '@nanostores/i18n';

/** Words of the frame around every page. */
export const common = {
	close: '关闭',
	news: '页面消息',
	back: '返回',
	cancel: '取消',
	otherLanguage: 'English',
	toLight: '浅色主题',
	toDark: '深色主题',
	stale: params('连接中断 · 数据截至 {time}'),
	cannotStore: '服务器暂时无法保存 · 操作不会生效，所示内容仍是最新',
	connecting: '正在连接…',
	unreached: params('连接不上服务器 · 自 {time} 起，此屏暂无内容'),
	refused: '无法显示：此屏未获授权',
	home: '首页',
	skip: '跳到内容'
};
