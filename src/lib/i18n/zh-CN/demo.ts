/** What a demo says of itself, on every page of it. */
export const demo = {
	mark: '演示',
	how: '一键登录',
	lead: '演示环境：任何人都可一键登录，无需密码；数据不是真实的。'
};
