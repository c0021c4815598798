import { describe, expect, it } from 'vitest';
import { ADDITION_ANSWERS, STOPPAGE_REASONS } from '#core/job/job.ts';
import { changeText } from './audit-words.ts';

const change = (field: 'state' | 'stoppage' | 'additions' | 'note', after: string) =>
	({ field, operation: null, before: null, after }) as never;
const moment = String;

describe('a change in the words of its reader', () => {
	it('says states, reasons and answers in the language of the page', () => {
		expect(changeText('zh-CN', change('state', 'running'), moment)).toBe('状态: – → 进行中');
		expect(changeText('zh-CN', change('additions', '60 min approved'), moment)).toMatch(
			/60 分钟 已同意$/
		);
		for (const word of [...STOPPAGE_REASONS, ...ADDITION_ANSWERS])
			expect(changeText('zh-CN', change('stoppage', word), moment)).not.toContain(word);
	});

	it('leaves what a person typed as it is', () => {
		expect(changeText('zh-CN', change('note', 'open parts'), moment)).toMatch(/open parts$/);
	});
});
