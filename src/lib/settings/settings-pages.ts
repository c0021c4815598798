import { mayDo } from '#core/people/may.ts';
import type { Role } from '#core/people/role.ts';
import type { IconName } from '$lib/ui/icons.ts';

/**
 * The pages under /settings, in the order of their list. A new page is a row here and two texts in the
 * room `settings` (`page.<id>` and `lead.<id>`); the navigation and the index follow.
 */
interface SettingsPage {
	readonly id: string;
	readonly icon: IconName;
	/** Whether somebody of this role has anything to do or to look up there. */
	readonly isFor: (role: Role) => boolean;
}

const isStaff = (role: Role): boolean => role !== 'display';

const PAGES = [
	{ id: 'workshop', icon: 'wrench', isFor: isStaff },
	{
		id: 'import',
		icon: 'upload',
		isFor: (role) => mayDo(role, 'ImportOrder') || mayDo(role, 'SetUpWorkshop')
	},
	{ id: 'people', icon: 'person', isFor: (role) => mayDo(role, 'ManagePeople') },
	{ id: 'displays', icon: 'screen', isFor: (role) => mayDo(role, 'ManageDisplays') },
	{ id: 'customers', icon: 'car', isFor: (role) => mayDo(role, 'ExportPerson') },
	{ id: 'audit', icon: 'clock', isFor: (role) => mayDo(role, 'SeeAudit') },
	{ id: 'backups', icon: 'box', isFor: (role) => mayDo(role, 'SeeBackups') },
	{ id: 'tokens', icon: 'key', isFor: (role) => mayDo(role, 'ManageTokens') },
	{ id: 'roles', icon: 'table', isFor: isStaff }
] as const satisfies readonly SettingsPage[];

/** A page under /settings, by the last part of its address. */
export type SettingsPageId = (typeof PAGES)[number]['id'];

/** What a role is shown of the settings, in order. */
export const settingsPagesFor = (role: Role): readonly (typeof PAGES)[number][] =>
	PAGES.filter(({ isFor }) => isFor(role));
