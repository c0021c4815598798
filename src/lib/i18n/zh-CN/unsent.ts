import { params } from '@nanostores/i18n';

/** Wishes that wait for the line, and those it was too late for. */
export const unsent = {
	waiting: params('{count} 项操作待发送，恢复连接后自动发送'),
	waitingSince: params('{count} 项操作待发送（最早 {since}），恢复连接后自动发送'),
	inPageOnly: params('其中 {count} 项含文字，未保存在设备上，请勿关闭或刷新此页'),
	leave: '还有操作没有发送，离开此页就会丢失。确定离开？',
	refusedTitle: params('{count} 项操作没有生效'),
	tapped: params('{time} 点按'),
	seen: '知道了',
	seenOf: params('知道了：{what}')
};
