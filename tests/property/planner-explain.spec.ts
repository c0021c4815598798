import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '#core/commands.ts';
import { absenceId, technicianCode, type JobId } from '#core/ids.ts';
import { forecastOf } from '#core/plan/forecast.ts';
import { canBePlanned } from '#core/plan/plan-for.ts';
import { whyThis } from '#core/planner/explain/why-this.ts';
import { wouldHelp, type Helping } from '#core/planner/explain/would-help.ts';
import type { CarEffect } from '#core/planner/explain/in-words.ts';
import type { WorkshopState } from '#core/state.ts';
import { DAY_MS, MINUTE_MS, type Instant } from '#core/time/instant.ts';
import { localTimeOf } from '#core/time/zone.ts';
import { bayOf, skillOf } from '#core/workshop/lookup.ts';
import { circumstances, when } from '../support/scenario.ts';
import { aStep, type Step } from './random-day.ts';
import { play } from './played-day.ts';

/**
 * What explains a plan keeps its word: whatever it promises of a change is what the workshop forecasts
 * once the change was really made, by the same commands a person sends.
 */

/** A random morning, with a place for much of its work that somebody able might have given it. */
function busy(steps: readonly Step[]): { readonly state: WorkshopState; readonly now: Instant } {
	const day = play(steps);
	let state = day.states.at(-1)!;
	let turn = 0;
	for (const { id, operations } of state.jobs.values()) {
		for (const operation of operations) {
			const draw = steps[turn % steps.length]!;
			turn += 1;
			if (operation.plan !== null || turn % 4 === 0 || state.setup === null) continue;
			const { technicians, bays } = state.setup;
			const able = technicians.filter(({ skills }) => skills[operation.skill] !== undefined);
			const types = skillOf(state.setup, operation.skill)?.bayTypes ?? [];
			const suitable = bays.filter(({ code }) =>
				types.includes(bayOf(state.setup!, code)?.type ?? '')
			);
			if (able.length === 0 || suitable.length === 0) continue;
			const { code: technician } = able[draw.bay % able.length]!;
			state = when(
				state,
				{
					type: 'AssignOperation',
					job: id,
					operation: operation.id,
					seen: operation.version,
					bay: suitable[draw.operation % suitable.length]!.code,
					technicians: [technician],
					start: Math.floor(day.now / MINUTE_MS + draw.extra * 2) * MINUTE_MS
				},
				{ now: day.now }
			).state;
		}
	}
	return { state, now: day.now };
}

const who = (now: Instant) => ({ now, actor: circumstances().actor });

function played(state: WorkshopState, commands: readonly Command[], now: Instant): WorkshopState {
	return commands.reduce((before, command) => {
		const outcome = when(before, command, { now });
		expect(outcome.refusal, command.type).toBeNull();
		return outcome.state;
	}, state);
}

const finish = (state: WorkshopState, job: JobId, now: Instant): Instant | null =>
	forecastOf(state, state.jobs.get(job)!, now).finishAt;

/** That the state forecasts what was promised of it, for the car and for the others that were named. */
function keepsItsWord(
	after: WorkshopState,
	job: JobId,
	{
		effect,
		now,
		what
	}: { readonly effect: CarEffect; readonly now: Instant; readonly what: string }
): void {
	expect(finish(after, job, now), what).toBe(effect.after);
	for (const other of effect.others) {
		const promise = after.jobs.get(other.job)?.promises.at(-1)?.at ?? 0;
		const late = (finish(after, other.job, now) ?? promise) - promise;
		expect(Math.max(0, Math.ceil(late / MINUTE_MS))).toBe(other.after);
	}
}

const days = fc.array(aStep, { minLength: 30, maxLength: 70 });

/** The commands that make something else than a plan come true. */
function commandsFor(
	state: WorkshopState,
	job: JobId,
	{ help, moves }: Helping
): readonly Command[] | null {
	const zone = state.setup?.timeZone ?? 'UTC';
	switch (help.kind) {
		case 'overtime':
			return help.people.map(({ technician, until }) => ({
				type: 'MarkAttendance',
				technician,
				state: 'overtime',
				until
			}));
		case 'parts': {
			const seen = state.jobs.get(job)!.operations.find(({ id }) => id === help.operation)!.version;
			return [{ type: 'ExpectParts', job, operation: help.operation, seen, dueAt: help.at }];
		}
		case 'hand': {
			const code = technicianCode('T999');
			const day = (at: Instant): string => localTimeOf(at, zone);
			const technician = {
				...{ code, team: '帮手', lunch: null, skills: { [help.skill]: 1 } },
				shift: { from: day(help.from), to: day(help.to) }
			};
			const absence = { id: absenceId('ABS-hand'), technician: code, reason: '' };
			return [
				{
					type: 'EditSetup',
					seen: state.setupVersion,
					edit: { kind: 'put-technician', technician },
					name: '帮手'
				},
				{ type: 'RecordAbsence', absence: { ...absence, from: help.to, to: help.to + 40 * DAY_MS } }
			];
		}
		default:
			return moves.length === 0 ? null : [{ type: 'ReplanOperations', moves }];
	}
}

/** What is said of each planned piece of work that can still be moved. */
const everyAlternative = (state: WorkshopState, now: Instant) =>
	[...state.jobs.values()].flatMap((job) =>
		job.operations
			.filter((operation) => operation.plan !== null && canBePlanned({ job, operation }))
			.flatMap(({ id }) => [...whyThis(state, { job: job.id, operation: id }, who(now))])
			.map((one) => [job.id, one] as const)
	);

describe('why this technician', () => {
	it('makes no difference for the one who has it, and keeps its word for every other', () => {
		let compared = 0;
		fc.assert(
			fc.property(days, (steps) => {
				const { state, now } = busy(steps);
				for (const [job, one] of everyAlternative(state, now)) {
					if (one.isCurrent) {
						expect(one.effect).toMatchObject({ saved: 0, lateSaved: 0, others: [] });
						expect(one.moves).toEqual([]);
					}
					if (one.isCurrent || one.effect === null || one.refusal !== null) continue;
					const after = played(state, [{ type: 'ReplanOperations', moves: one.moves }], now);
					keepsItsWord(after, job, { effect: one.effect, now, what: JSON.stringify(one) });
					compared += 1;
				}
			}),
			{ numRuns: 15, endOnFailure: true }
		);
		expect(compared).toBeGreaterThan(5);
	});
});

describe('what would help', () => {
	it('keeps its word about everything it names', () => {
		const kinds = new Map<string, number>();
		fc.assert(
			fc.property(days, (steps) => {
				const { state, now } = busy(steps);
				for (const job of state.jobs.keys()) {
					for (const option of wouldHelp(state, job, who(now))) {
						if (option === null) continue;
						expect(option.car.saved).toBeGreaterThan(0);
						const commands = commandsFor(state, job, option);
						if (commands === null) continue;
						const { kind } = option.help;
						kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
						keepsItsWord(played(state, commands, now), job, {
							effect: option.car,
							now,
							what: JSON.stringify(option)
						});
					}
				}
			}),
			{ numRuns: 15, endOnFailure: true }
		);
		expect(kinds.size).toBeGreaterThan(2);
	});
});
