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
	['无渗漏', 'No leaks'],
	['轮胎气压与车轮螺栓扭矩', 'Tyre pressures and wheel bolt torque'],
	['灯光与仪表警告灯', 'Lights and warning lamps'],
	['保养提示复位', 'Service reminder reset'],
	['工具无遗留，车内清洁', 'No tools left behind, cabin clean']
);

const GENERAL = list(
	['工单项目全部完成', 'Everything on the order done'],
	['故障现象已排除', 'Complaint no longer there'],
	['紧固件扭矩', 'Fasteners to torque'],
	['无渗漏、无异响', 'No leaks, no noises'],
	['灯光与仪表警告灯', 'Lights and warning lamps'],
	['工具无遗留，车内清洁', 'No tools left behind, cabin clean']
);

const BODYWORK = list(
	['工单项目全部完成', 'Everything on the order done'],
	['缝隙均匀、开闭顺畅', 'Even gaps, doors and lids close well'],
	['漆面无流挂、针孔、色差', 'Paint without runs, pinholes, colour difference'],
	['装饰件与密封条齐全', 'Trim and seals complete'],
	['灯光与仪表警告灯', 'Lights and warning lamps'],
	['安全气囊与安全带', 'Airbags and seat belts'],
	['车内外清洁，无抛光残留', 'Clean inside and out, no polish left']
);

export const DEFAULT_CHECK_LISTS: CheckLists = {
	process: {
		body: list(
			['板件平整', 'Panels straight'],
			['缝隙均匀', 'Even gaps'],
			['焊点与防锈', 'Welds and rust protection'],
			['拆下的零件齐全', 'Removed parts complete']
		),
		paint: list(
			['无流挂', 'No runs'],
			['无针孔', 'No pinholes'],
			['无色差', 'No colour difference'],
			['无橘皮、尘点', 'No orange peel, no dust']
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
