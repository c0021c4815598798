import * as v from 'valibot';

/** What is known about the packages the product runs with. */
export type Verdict =
	| { readonly status: 'clean'; readonly packages: number }
	/** Each as `package: severity`. */
	| { readonly status: 'vulnerable'; readonly found: readonly string[] }
	/** Nobody knows: the registry gave no advisories. Never to be taken for clean. */
	| { readonly status: 'not checked'; readonly why: string };

const SEVERE = new Set(['high', 'critical']);

const report = v.object({
	vulnerabilities: v.record(v.string(), v.object({ severity: v.string() })),
	metadata: v.object({ dependencies: v.object({ prod: v.number() }) })
});
const failure = v.object({
	error: v.optional(v.object({ summary: v.optional(v.string()), code: v.optional(v.string()) })),
	message: v.optional(v.string())
});

/** Reads what `npm audit --json` wrote; anything that is not its report means that nothing was checked. */
export function verdictOf(output: string): Verdict {
	let told: unknown;
	try {
		told = JSON.parse(output);
	} catch {
		// npm itself failed; what it wrote is no JSON.
		return { status: 'not checked', why: 'npm audit gave no report' };
	}
	const read = v.safeParse(report, told);
	if (!read.success) {
		const said = v.safeParse(failure, told);
		const { error, message } = said.success ? said.output : {};
		const why = [error?.summary, error?.code, message].find(
			(text) => text !== undefined && text !== ''
		);
		return { status: 'not checked', why: why ?? 'no report' };
	}
	const found = Object.entries(read.output.vulnerabilities)
		.filter(([, { severity }]) => SEVERE.has(severity))
		.map(([name, { severity }]) => `${name}: ${severity}`);
	if (found.length > 0) return { status: 'vulnerable', found };
	return { status: 'clean', packages: read.output.metadata.dependencies.prod };
}
