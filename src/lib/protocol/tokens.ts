import type { WorkshopCode } from '#core/ids.ts';
import type { Role } from '#core/people/role.ts';
import type { Scope } from '#core/people/scope.ts';

/** A program's token as people see it; the secret is shown once, when it is made, and kept nowhere. */
export interface TokenEntry {
	/** Names it in addresses and in the log; no secret. */
	readonly id: string;
	readonly name: string;
	/** What the program acts as; its scopes limit it further. */
	readonly role: Role;
	readonly scopes: readonly Scope[];
	readonly workshops: readonly WorkshopCode[];
	/** Real time, milliseconds, as everything here. */
	readonly createdAt: number;
	/** The name of who made it. */
	readonly createdBy: string;
	/** Null: until it is revoked. */
	readonly expiresAt: number | null;
	/** To within a few minutes; null: never used. */
	readonly lastUsedAt: number | null;
}

/** What a program can act as: roles that have no cars or team of their own, so that `own` means nothing. */
export const TOKEN_ROLES = [
	'dispatcher',
	'supervisor',
	'manager',
	'parts',
	'administrator'
] as const;
export type TokenRole = (typeof TOKEN_ROLES)[number];
