import type { Call } from '../andon/call.ts';
import { jobId, personId } from '../ids.ts';
import type { WorkshopState } from '../state.ts';
import { opaqueId } from './opaque-id.ts';
import type { Audience, Row, StaffCall } from './rows.ts';

/** Calls for help as each audience may see them: the lounge none, walls where and how long. */
export function callRows(audience: Audience, state: WorkshopState): readonly Row[] {
	if (audience === 'lounge') return [];
	return [...state.calls.values()].map((call) => ({
		kind: 'call',
		id: call.id,
		version: call.version,
		body: audience === 'staff' ? staffCall(call, state) : wallCall(call, audience)
	}));
}

const NOTHING_SAID = { note: '', calledBy: '', answeredBy: '' };

function staffCall(call: Call, { registers }: WorkshopState): StaffCall {
	const { note, calledBy, answeredBy } = registers.call.get(call.id) ?? NOTHING_SAID;
	return { ...call, note, calledBy, answeredBy };
}

const NOBODY = personId('');

const byNobody = (deed: Call['answered']): Call['answered'] =>
	deed === null ? null : { at: deed.at, by: NOBODY };

/** Where, since when and whether somebody comes; customers who look on do not read what for. */
const wallCall = (call: Call, audience: Audience): Call => ({
	id: call.id,
	version: call.version,
	kind: audience === 'wall-masked' ? 'help' : call.kind,
	bay: call.bay,
	job: call.job === null ? null : jobId(opaqueId(call.job)),
	technician: null,
	called: { at: call.called.at, by: NOBODY },
	answered: byNobody(call.answered),
	ended: byNobody(call.ended)
});
