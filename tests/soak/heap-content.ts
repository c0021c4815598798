/** What lies in a page's heap, read from a snapshot of it (V8's format, as developer tools save it). */
export interface HeapContent {
	/** Bytes of what scripts made and hold: objects, texts, lists, and the buffers behind typed arrays. */
	readonly data: number;
	/** Bytes of what the engine made of the scripts: it compiles, throws away and compiles anew as it sees fit. */
	readonly code: number;
	/** What data there is, by kind. */
	readonly kinds: ReadonlyMap<string, Amount>;
}

interface Amount {
	readonly count: number;
	readonly bytes: number;
}

/** One kind of which there is more than there was. */
interface Grown {
	readonly kind: string;
	readonly before: Amount;
	readonly after: Amount;
}

interface Snapshot {
	readonly snapshot: {
		readonly meta: {
			readonly node_fields: readonly string[];
			/** The first is a list of names, by number. */
			readonly node_types: readonly (readonly string[] | string)[];
			readonly edge_fields: readonly string[];
			readonly edge_types: readonly (readonly string[] | string)[];
		};
	};
	readonly nodes: readonly number[];
	readonly edges: readonly number[];
	readonly strings: readonly string[];
}

/** Bytes behind a typed array are told as the browser's own, but they are what a script asked for. */
const BUFFER = 'system / JSArrayBufferData';
const CODE = 'code';
const NATIVE = 'native';
const OBJECT = 'object';
/** Enough property names to tell what a plain object is. */
const NAMES = 6;
const NOTHING: Amount = { count: 0, bytes: 0 };

export function heapContentOf(json: string): HeapContent {
	const snapshot = JSON.parse(json) as Snapshot;
	const { nodes, strings } = snapshot;
	const { node_fields: fields, node_types: types } = snapshot.snapshot.meta;
	const [type, name, size, edges] = ['type', 'name', 'self_size', 'edge_count'].map((field) =>
		fields.indexOf(field)
	) as [number, number, number, number];
	const properties = propertiesIn(snapshot);
	const kinds = new Map<string, Amount>();
	let [data, code, edge] = [0, 0, 0];
	for (let node = 0; node < nodes.length; node += fields.length) {
		const is = (types[0] as readonly string[])[nodes[node + type]!]!;
		const called = strings[nodes[node + name]!]!;
		const [bytes, first] = [nodes[node + size]!, edge];
		edge += nodes[node + edges]!;
		if (is === CODE) code += bytes;
		else if (is !== NATIVE || called === BUFFER) {
			data += bytes;
			const kind = is !== OBJECT ? is : called === 'Object' ? properties(first, edge) : called;
			const { count, bytes: sum } = kinds.get(kind) ?? NOTHING;
			kinds.set(kind, { count: count + 1, bytes: sum + bytes });
		}
	}
	return { data, code, kinds };
}

/** Names the properties of a plain object, as `{id, kind, version}`, given where its edges lie. */
function propertiesIn({ snapshot: { meta }, edges, strings }: Snapshot) {
	const { edge_fields: fields, edge_types: types } = meta;
	const property = (types[0] as readonly string[]).indexOf('property');
	return (first: number, end: number): string => {
		const names: string[] = [];
		for (let at = first * fields.length; at < end * fields.length; at += fields.length) {
			if (edges[at] !== property) continue;
			const name = strings[edges[at + 1]!]!;
			if (name !== '__proto__') names.push(name);
		}
		return `{${names.toSorted().slice(0, NAMES).join(', ')}}`;
	};
}

/** The kinds that grew by most bytes, the most first. */
export const grownMost = (
	before: HeapContent,
	after: HeapContent,
	most: number
): readonly Grown[] =>
	[...after.kinds]
		.map(([kind, amount]) => ({
			...{ kind, after: amount },
			before: before.kinds.get(kind) ?? NOTHING
		}))
		.filter((one) => one.after.bytes > one.before.bytes)
		.sort((a, b) => b.after.bytes - b.before.bytes - (a.after.bytes - a.before.bytes))
		.slice(0, most);
