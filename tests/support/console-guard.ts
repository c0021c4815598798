import { afterEach, beforeEach, expect, vi } from 'vitest';

/** Unexpected console output fails a test: noise hides the one line that matters. */
const LEVELS = ['log', 'info', 'warn', 'error'] as const;

beforeEach(() => {
	for (const level of LEVELS) vi.spyOn(console, level).mockImplementation(() => undefined);
});

afterEach(() => {
	for (const level of LEVELS) {
		expect(vi.mocked(console[level]).mock.calls, `unexpected console.${level}`).toEqual([]);
	}
	vi.restoreAllMocks();
});
