import { params } from '@nanostores/i18n';

/** Signing in and out, and letting others in. */
export const signIn = {
	title: '登录',
	hasEnded: '登录已失效，请重新登录。',
	demoLead: '演示环境：选择一个角色进入，无需密码。',
	as: params('以{role}身份进入'),
	signedInAs: params('当前登录：{name}（{role}）'),
	signOut: '退出登录',
	linkUsed: '此链接已使用、已过期或无效，请向管理员索取新链接。',
	userName: '用户名',
	password: '密码',
	yourName: '姓名',
	show: '显示',
	hide: '隐藏',
	capitals: '大写锁定已打开',
	withPassword: '登录',
	passwordHint: '至少 12 个字符，可用一句话',
	choosePassword: '设置密码',
	savePassword: '保存并登录',
	proveLead: '为确认是您本人操作，请再次输入密码。',
	prove: '确认',
	setUpTitle: '创建管理员',
	setUpLead: '这是首次启动。请为自己创建管理员账号，之后可邀请其他人员。',
	invited: params('{name}，请为用户名 {userName} 设置密码。')
};
