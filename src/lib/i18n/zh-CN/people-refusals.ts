import { params } from '@nanostores/i18n';

/** Why signing in or managing people was refused. */
export const peopleRefusals = {
	'people/unknown': '没有这个人员',
	'people/bad-name': '请填写姓名（不超过 60 个字）',
	'people/bad-user-name': '用户名为 2 至 30 个汉字、字母、数字或 . - _，以字或数字开头',
	'people/user-name-taken': '此用户名已被使用',
	'people/last-administrator': '至少要保留一名管理员',
	'people/bad-role': '人员不能使用此角色',
	'people/short-password': '密码至少 12 个字符',
	'people/long-password': '密码最多 128 个字符',
	'people/common-password': '此密码太常见或含有姓名，容易被猜到，请换一个',
	'people/used-code': '此链接已使用、已过期或无效，请向管理员索取新链接',
	'people/wrong-sign-in': '用户名或密码不正确',
	'people/too-many-tries': params('尝试次数过多，请等待 {waitS} 秒后再试'),
	'people/weak-pin': '请选择不易被猜到的 6 位数字',
	'people/wrong-pin': params('PIN 不正确，还可尝试 {triesLeft} 次'),
	'people/pin-locked': 'PIN 已锁定，请用密码登录',
	'people/no-device': '请先在此设备上用密码登录',
	'people/not-fresh': '请再次输入密码，以确认是您本人操作',
	'people/already-set-up': '已有管理员，请登录'
};
