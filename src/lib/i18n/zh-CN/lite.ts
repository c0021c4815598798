/** Words of the pages without scripts. */
export const lite = {
	foot: '每 30 秒自动刷新 · 右上角为刷新时间'
};
