import { describe, expect, it } from 'vitest';
import { anOrder } from '../../../../tests/builders/an-order.ts';
import type { Command } from '../commands.ts';
import { additionId, bayCode, jobId, operationIdFrom, technicianCode } from '../ids.ts';
import { carriesPersonalText } from './personal-text.ts';

const job = jobId('J1');
const on = { job, operation: operationIdFrom('J1/1'), seen: 1 };

describe('a wish that may not be kept on the device', () => {
	it.each<Command>([
		{ type: 'OpenJob', job, draft: anOrder() },
		{ type: 'CancelJob', job, reason: '王先生改天再来' },
		{ type: 'StopOperation', ...on, reason: 'other', note: '等王先生', expectedUntil: null },
		{ type: 'FinishOperation', ...on, finding: '漆面有流挂' },
		{ type: 'GiveCause', ...on, cause: '客户电话打不通' },
		{
			type: 'AnswerAdditionalWork',
			...{ job, addition: additionId('J1+1'), answer: 'approved', saidBy: '', price: '' }
		},
		{
			type: 'RecordAbsence',
			absence: { id: 'a', technician: technicianCode('T01'), from: 0, to: 1, reason: '病假' }
		}
	])('$type: holds what somebody typed, or a customer', (command) => {
		expect(carriesPersonalText(command)).toBe(true);
	});

	it.each<Command>([
		{ type: 'ArriveJob', job },
		{ type: 'StartOperation', ...on },
		{ type: 'StopOperation', ...on, reason: 'parts', note: ' ', expectedUntil: null },
		{ type: 'FinishOperation', ...on },
		{ type: 'TakeBayOut', bay: bayCode('A01'), reason: '', until: null }
	])('$type: codes and times may be kept, also where nothing was typed', (command) => {
		expect(carriesPersonalText(command)).toBe(false);
	});
});
