import { params } from '@nanostores/i18n';

/** Signing in and out, and letting others in. */
export const signIn = {
	title: '登录',
	demoLead: '演示环境：选择一个角色进入，无需密码。',
	as: params('以{role}身份进入'),
	signedInAs: params('当前登录：{name}（{role}）'),
	signOut: '退出登录',
	linkLead: params('一次性登录链接：{name}（{role}）'),
	useLink: '登录',
	linkUsed: '此链接已使用、已过期或无效，请向管理员索取新链接。',
	noWay: '请使用管理员发给您的一次性登录链接。首个管理员的链接显示在服务器控制台上。',
	letInTitle: '登录链接',
	letInLead: '为同事或显示屏生成一次性登录链接：24 小时内有效，首次打开即失效。',
	name: '姓名或屏幕名称',
	role: '角色',
	makeLink: '生成链接',
	linkMade: params('{name}的登录链接（只显示这一次）'),
	missingName: '请填写姓名'
};
