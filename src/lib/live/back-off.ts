/**
 * How long a screen waits before it tries to connect again. Low enough that every wall is fresh
 * within 2 s after its network works again, and spread so that walls lost together do not come back
 * in one instant.
 */
const FIRST_MS = 250;
const LONGEST_MS = 1_500;
/** A screen that was turned away is let in by a person, not by trying; but no wall may stay away for ever. */
const TURNED_AWAY_MS = 10_000;

/** Milliseconds to wait before attempt `attempt` (from 0); `chance` is a number from 0 to below 1. */
export const backOffMs = (attempt: number, chance: number): number =>
	spread(Math.min(FIRST_MS * 2 ** attempt, LONGEST_MS), chance);

/** The same for a client the server does not want. */
export const turnedAwayBackOffMs = (chance: number): number => spread(TURNED_AWAY_MS, chance);

/** Between half of the time and the whole. */
const spread = (ms: number, chance: number): number => ms * (0.5 + chance / 2);
