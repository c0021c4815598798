import { params } from '@nanostores/i18n';

/** What a page says when it cannot be shown. */
export const fault = {
	notFound: '没有这个页面',
	notAllowed: '您没有权限打开此页',
	failed: '服务器出错，页面无法显示',
	tellId: params('请把此编号告诉管理员：{id}'),
	home: '返回首页'
};
