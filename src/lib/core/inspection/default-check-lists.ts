import type { CheckItem, CheckLists } from './check-item.ts';

/**
 * The lists a workshop begins with: what dealers' inspection sheets ask for. They are its own from then
 * on, edited in the set-up; each item stands in both languages, because the sheet is printed in both.
 */

const list = (...items: readonly (readonly [string, string])[]): readonly CheckItem[] =>
	items.map(([name, nameEn]) => ({ name, nameEn }));

const ROUTINE = list(
	['机油液位与滤清器', 'Oil level and filter'],
	['冷却液、制动液、玻璃水液位', 'Coolant, brake fluid and washer levels'],
	['渗漏', 'Leaks'],
	['轮胎气压与车轮螺栓扭矩', 'Tyre pressures and wheel bolt torque'],
	['灯光与仪表警告灯', 'Lights and warning lamps'],
	['保养提示复位', 'Service reminder reset'],
	['遗留工具，车内清洁', 'Tools left behind, cabin clean']
);

const GENERAL = list(
	['工单项目完成情况', 'Everything on the order'],
	['故障现象是否排除', 'Complaint gone'],
	['紧固件扭矩', 'Fasteners to torque'],
	['渗漏与异响', 'Leaks and noises'],
	['灯光与仪表警告灯', 'Lights and warning lamps'],
	['遗留工具，车内清洁', 'Tools left behind, cabin clean']
);

const BODYWORK = list(
	['工单项目完成情况', 'Everything on the order'],
	['缝隙与开闭', 'Gaps, doors and lids'],
	['漆面：流挂、针孔、色差', 'Paint: runs, pinholes, colour'],
	['装饰件与密封条', 'Trim and seals'],
	['灯光与仪表警告灯', 'Lights and warning lamps'],
	['安全气囊与安全带', 'Airbags and seat belts'],
	['车内外清洁，抛光残留', 'Clean inside and out, polish left']
);

export const DEFAULT_CHECK_LISTS: CheckLists = {
	process: {
		body: list(
			['板件平整度', 'Straightness of panels'],
			['缝隙', 'Gaps'],
			['焊点与防锈', 'Welds and rust protection'],
			['拆下的零件', 'Parts taken off']
		),
		paint: list(
			['流挂', 'Runs'],
			['针孔', 'Pinholes'],
			['色差', 'Colour'],
			['橘皮与尘点', 'Orange peel and dust']
		)
	},
	final: {
		定期保养: ROUTINE,
		二级维护: ROUTINE,
		钣喷: BODYWORK,
		事故车: BODYWORK,
		'': GENERAL
	}
};
