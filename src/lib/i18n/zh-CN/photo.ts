import { count, params } from '@nanostores/i18n';

/** Photos of additional work: taken on the floor, shown wherever the work is. */
export const photo = {
	take: '拍照',
	choose: '选照片',
	photos: '照片',
	nth: params('照片 {n}'),
	one: params('{what}：照片 {n}'),
	enlarge: params('放大照片 {n}：{what}'),
	remove: params('去掉照片 {n}'),
	preparing: '正在处理照片…',
	unreadable: '这个文件不是照片，或者太大',
	held: count({
		one: '{count} 张照片还没有发出，先发文字，接着发照片。请勿关闭此页',
		many: '{count} 张照片还没有发出，先发文字，接着发照片。请勿关闭此页'
	}),
	waiting: count({
		one: '{count} 张照片还没有发出，恢复连接后自动发送。请勿关闭此页',
		many: '{count} 张照片还没有发出，恢复连接后自动发送。请勿关闭此页'
	}),
	refused: params('{plate} 的照片没有收下：{why}'),
	send: count({ one: '发送 {count} 张照片', many: '发送 {count} 张照片' }),
	sendAgain: '再发一次',
	discard: '不发了',
	leave: '还有照片没有发送，离开此页就会丢失。确定离开？',
	gone: '照片无法显示'
};
