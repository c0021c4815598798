import type { Change } from './changes.ts';

/** What of an account others decide about, as the audit keeps it beside the id of whose it is. */
export interface AccountRights {
	readonly role: string;
	readonly isActive: boolean;
	/** Codes; null: every workshop of the installation. */
	readonly workshops: readonly string[] | null;
}

/** Stands for every workshop; no code is written so. */
const EVERY = '*';

const FIELDS = {
	role: ({ role }: AccountRights) => role,
	isActive: ({ isActive }: AccountRights) => String(isActive),
	workshops: ({ workshops }: AccountRights) => workshops?.join(',') ?? EVERY
} as const;

type AccountField = keyof typeof FIELDS;

/**
 * What an act on an account was about: the id, then each right that changed, before and after. Codes and
 * roles only; a name is the person's own and is not kept twice.
 */
export function aboutAccount(id: string, before: AccountRights, after: AccountRights): string {
	const changed = Object.entries(FIELDS).flatMap(([field, read]) =>
		read(before) === read(after) ? [] : [`${field}:${read(before)}:${read(after)}`]
	);
	return [id, ...changed].join(' ');
}

/** The same, read back; an act of an earlier release holds the id only. */
export function readAccount(about: string): {
	readonly id: string;
	readonly changes: readonly Change[];
} {
	const [id = '', ...parts] = about.split(' ');
	const changes = parts.flatMap((part): readonly Change[] => {
		const [field = '', before = '', after = ''] = part.split(':');
		return isField(field)
			? [{ operation: null, field, before: valueOf(before), after: valueOf(after) }]
			: [];
	});
	return { id, changes };
}

const isField = (field: string): field is AccountField => Object.hasOwn(FIELDS, field);
const valueOf = (text: string): string | boolean =>
	text === 'true' || text === 'false' ? text === 'true' : text;
