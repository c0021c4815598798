import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * What screens on walls write: their own words, plates, and the names most people have. Whatever else
 * comes up is drawn from the slices of the whole typeface, which load then.
 */

/** Rooms of texts that walls carry. */
export const WALL_TEXTS = [
	'board',
	'board-flow',
	'cause-words',
	'common',
	'demo',
	'display',
	'lite',
	'lounge',
	'words'
] as const;

const LATIN = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');
const SIGNS = '·–—‘’“”…→←↑↓×−±°′″，。、：；！？（）【】《》「」％＋　\u00a0\u2002';
const PLATES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新使领警学港澳挂超试武';

/** The surnames of some 97 in 100 people. */
const SURNAMES =
	'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈' +
	'姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤' +
	'常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季' +
	'裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦' +
	'戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻' +
	'苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉' +
	'禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯' +
	'隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由司马欧阳上官诸葛';

/** What given names are mostly made of. */
const GIVEN_NAMES =
	'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文海波斌鹏飞辉宇浩然子涵轩梓欣怡雨桐嘉豪俊' +
	'雪梅琳晶莹婷婷慧颖倩楠晨曦阳光宏伟福生荣德才发永健安康乐天成龙虎凤翔云峰山川江河林森木春夏秋冬松柏竹菊' +
	'佳美思诗琪瑶璐瑞祥庆喜万家兴旺富贵金银宝珍珠玲珑雅洁清莲荷萍蓉蕾薇蓝青紫月星辰晓东西南北中正义仁礼智信' +
	'忠孝廉勤俭良善友爱民心少卿亮晖旭昊昌盛世凯旋锋钢铁钧铭锐鑫淼焱垚磊毅恒坚定远达通顺利和谐友谊学习新立业' +
	'群奇启贤哲圣传承继先祖耀宗根本源泉泽润滋培育才艺术博彦士杰雄英武威震霆雷电冰雯霜露霖岚屿帆航舟渔';

const bare = (text: string): string => text.replace(/\s/g, '');

/** The source of a room's texts in one language; every character a text may hold stands in it. */
export function sourceOf(language: 'zh-CN' | 'en', room: string): string {
	try {
		const file = new URL(`../../src/lib/i18n/${language}/${room}.ts`, import.meta.url);
		return readFileSync(fileURLToPath(file), 'utf8');
	} catch {
		// A room that does not exist yet, or no more, adds nothing.
		return '';
	}
}

/** Every character of the small typeface, each once, in the order of their codes. */
export function vocabulary(): string {
	const texts = WALL_TEXTS.map((room) => sourceOf('zh-CN', room) + sourceOf('en', room));
	const all = new Set([
		...Array.from(LATIN + SIGNS + PLATES + bare(texts.join('')) + SURNAMES + GIVEN_NAMES)
	]);
	return [...all].sort((a, b) => (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)).join('');
}
