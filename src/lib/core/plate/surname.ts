// Double surnames still met in family registers; without them 欧阳先生 would be greeted as 欧先生.
const DOUBLE_SURNAMES: ReadonlySet<string> = new Set(
	(
		'欧阳 司马 上官 诸葛 夏侯 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 司空 端木 百里 南宫 独孤 拓跋 ' +
		'轩辕 宇文 长孙 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 赫连 西门 ' +
		'呼延 第五 左丘 东郭 南门 万俟 闻人'
	).split(' ')
);
const LONGEST_PERSONAL_NAME = 4;
const HAN_ONLY = /^\p{Script=Han}+$/u;
const LATIN_ONLY = /^[\p{Script=Latin}.'\- ]+$/u;

/**
 * What may be shown of a person's name in public. Empty where the text is no personal name this can
 * tell (a company, a name in parts): then nothing of it is shown.
 */
export function surnameOf(name: string): string {
	const text = name.normalize('NFKC').trim();
	if (LATIN_ONLY.test(text)) return text.split(' ').at(-1) ?? '';
	const characters = Array.from(text);
	if (!HAN_ONLY.test(text) || characters.length > LONGEST_PERSONAL_NAME) return '';
	const double = characters.slice(0, 2).join('');
	if (DOUBLE_SURNAMES.has(double) && characters.length > 2) return double;
	return characters[0] ?? '';
}
