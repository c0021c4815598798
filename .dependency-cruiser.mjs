/** The arrows between the rooms; each rule says why it stands and what to do instead. */
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const pages = '(arrival|board|lounge|dispatch|settings|floor|advisor|reports|account)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
	forbidden: [
		rule(
			'no-cycles',
			'Two files that need each other are one idea cut badly. Move what both need into a third file.',
			{ path: '^(src|server)', pathNot: 'node_modules' },
			{ circular: true }
		),
		rule(
			'core-alone',
			'The rules must run in browser, server and tests alike. Pass what is missing in as an argument.',
			{ path: '^src/lib/core', pathNot: '\\.spec\\.ts$' },
			{ pathNot: '^src/lib/core' }
		),
		rule(
			'protocol-knows-core-only',
			'The wire is described once, for both sides. Only the schema library and the core may be named here.',
			{ path: '^src/lib/protocol', pathNot: '\\.spec\\.ts$' },
			{ pathNot: '^(src/lib/(protocol|core)|node_modules/valibot)' }
		),
		rule(
			'ui-knows-no-trade',
			'A button does not know what a car is. Hand it a ready view model.',
			{ path: '^src/lib/ui' },
			{ path: '^src/lib/(core|protocol|live|board|dispatch|lounge|settings|account)' }
		),
		rule(
			'src-not-into-server',
			'Pages reach the server through event.locals.app and the wire only.',
			{ path: '^src', pathNot: '^src/(app\\.d\\.ts|hooks\\.server\\.ts)' },
			{ path: '^server', dependencyTypesNot: ['type-only'] }
		),
		rule(
			'pages-apart',
			'Pages do not share components sideways. Move the shared part to ui/, timeline/ or core/.',
			{ path: `^src/lib/${pages}/` },
			{ path: `^src/lib/${pages}/`, pathNot: '^src/lib/$1/' }
		),
		rule(
			'commands-know-the-port',
			'The application layer works with any store. Use server/storage/port.ts.',
			{ path: '^server/(live|commands)', pathNot: '\\.spec\\.ts$' },
			{ path: '^server/(storage/(memory|sqlite)|app|index|http)' }
		),
		rule(
			'stores-know-the-port',
			'A store knows its port and the types of the core, nothing of live screens or pages.',
			{ path: '^server/storage' },
			{ path: '^(server|src/lib)/', pathNot: '^(server/storage|src/lib/core)' }
		)
	],
	options: {
		doNotFollow: { path: ['node_modules', 'build', '\\.svelte-kit'] },
		exclude: { path: 'svelte/internal' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['import', 'node', 'default', 'svelte'],
			extensions: ['.ts', '.js', '.svelte', '.json']
		}
	}
};
