import { params } from '@nanostores/i18n';

/** On the screen itself: its code while it is new, its name when asked, its test card. */
export const display = {
	pairTitle: '此屏幕尚未配对',
	pairLead: '请主管用手机扫码，或在「设置 → 显示屏」输入配对码',
	code: '配对码',
	qr: '打开批准页面的二维码',
	tooManyWait: '等待配对的屏幕过多，请稍候',
	signedIn: params('此浏览器已由{name}登录。请先退出登录，再配对为显示屏。'),
	signOutHere: '退出登录',
	thisIs: '此屏幕是',
	testCard: '测试图',
	safeArea: params('安全边距 {percent}%'),
	testLead: '四角标记应全部可见；看不全时请加大安全边距'
};
