import { mayDo, type Deed } from '#core/people/may.ts';
import type { Role } from '#core/people/role.ts';
import type { IconName } from '$lib/ui/icons.ts';

/**
 * The pages the first page leads to, in the order of their list. A new page is a row here and two texts
 * in the room `start` (`page.<id>` and `lead.<id>`).
 */
interface StartPage {
	readonly id: string;
	readonly href: string;
	readonly icon: IconName;
	/** Whoever may do one of these has something to do there. */
	readonly deeds: readonly Deed[];
	/** Whose daily work it is; for others who may, it stands under "more". */
	readonly daily: readonly Role[];
}

const PAGES = [
	{
		id: 'dispatch',
		href: '/dispatch',
		icon: 'move',
		deeds: ['SeeWorkshop'],
		daily: ['manager', 'dispatcher', 'supervisor']
	},
	{
		id: 'floor',
		href: '/floor',
		icon: 'wheel',
		deeds: ['SeeWorkshop'],
		daily: ['supervisor', 'leader', 'inspector', 'technician']
	},
	{
		id: 'advisor',
		href: '/advisor',
		icon: 'phone',
		deeds: ['AnswerAdditionalWork'],
		daily: ['advisor']
	},
	{ id: 'arrive', href: '/arrive', icon: 'car', deeds: ['OpenJob'], daily: ['advisor'] },
	{
		id: 'appointments',
		href: '/appointments',
		icon: 'calendar',
		deeds: ['OpenJob'],
		daily: ['advisor', 'dispatcher']
	},
	{
		id: 'inspection',
		href: '/floor/inspection',
		icon: 'lens',
		deeds: ['FinishOperation'],
		daily: ['inspector', 'supervisor']
	},
	{
		id: 'wash',
		href: '/floor/wash',
		icon: 'drop',
		deeds: ['FinishOperation', 'DeliverJob'],
		daily: ['technician']
	},
	{
		id: 'people',
		href: '/floor/people',
		icon: 'absent',
		deeds: ['MarkAttendance'],
		daily: ['supervisor', 'leader']
	},
	{
		id: 'parts',
		href: '/parts',
		icon: 'box',
		deeds: ['ExpectParts', 'AcknowledgeParts'],
		daily: ['parts']
	},
	{
		id: 'closing',
		href: '/closing',
		icon: 'moon',
		deeds: ['CarryOver'],
		daily: ['manager', 'dispatcher', 'supervisor']
	},
	{
		id: 'follow-up',
		href: '/follow-up',
		icon: 'asked',
		deeds: ['RecordFollowUp'],
		daily: ['manager', 'followup']
	},
	{
		id: 'promises',
		href: '/reports/promises',
		icon: 'bars',
		deeds: ['SeeReports'],
		daily: ['manager']
	},
	{
		id: 'import',
		href: '/settings/import',
		icon: 'upload',
		deeds: ['ImportOrder'],
		daily: ['administrator', 'dispatcher']
	},
	{
		id: 'settings',
		href: '/settings',
		icon: 'pencil',
		deeds: ['SeeWorkshop'],
		daily: ['administrator', 'manager']
	}
] as const satisfies readonly StartPage[];

type Shown = (typeof PAGES)[number];

/** What somebody of a role finds on the first page. */
interface StartPages {
	/** Their daily work. */
	readonly daily: readonly Shown[];
	/** What they have a use for now and then. */
	readonly more: readonly Shown[];
}

/** A page nobody of this role can do anything on is not listed. */
export function startPagesFor(role: Role): StartPages {
	const open = PAGES.filter(({ deeds }) => deeds.some((deed) => mayDo(role, deed)));
	const isDaily = ({ daily }: StartPage): boolean => daily.includes(role);
	return { daily: open.filter(isDaily), more: open.filter((page) => !isDaily(page)) };
}
