/** The sheet that is signed when a car is taken in. */
export const walkSheet = {
	title: '接车环检单',
	unknown: '看板上没有这辆车（已交车并日结的车辆不再显示）',
	connecting: '正在读取…',
	orders: '工单号',
	advisor: '服务顾问',
	arrived: '进厂',
	checked: '环检时间',
	body: '车身外观',
	front: '图左为车头',
	notWalked: '尚未环车检查，可在纸上填写',
	separator: '；',
	wishes: '客户要求',
	agreed: '以上车况、随车物品和要求由双方共同确认。贵重物品请随身带走。',
	signCustomer: '客户签字',
	signAdvisor: '服务顾问签字',
	signDate: '日期'
};
