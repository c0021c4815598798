import { params } from '@nanostores/i18n';

/** Handing a car over: who takes it, what changes hands. */
export const handover = {
	title: params('交车 · {plate}'),
	lead: params('{customer} · 应交 {time}'),
	leadNoPromise: params('{customer}'),
	notReady: '还不能交车，先完成：',
	awaitsAnswer: '客户对追加项目还没有答复',
	notSettled: '还没有结算',
	settle: '结算完成',
	takenBy: '取车人',
	keyTagBack: '钥匙牌已收回',
	oldPartsGiven: '旧件已交客户',
	certificate: '竣工检验单',
	submit: '交车',
	refused: '没有办成'
};
