import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

/** A JSON schema (draft 2020-12), as it stands in the description. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * What comes in or goes out over the wire, by the schema it is read with. Brands and conversions that
 * happen after reading are left out; patterns are those of Unicode-aware expressions.
 */
export function jsonSchemaOf(schema: GenericSchema): JsonSchema {
	const described = toJsonSchema(schema, {
		target: 'draft-2020-12',
		typeMode: 'input',
		errorMode: 'ignore'
	});
	// The document says once which dialect all of its schemas are in.
	return Object.fromEntries(Object.entries(described).filter(([name]) => name !== '$schema'));
}
