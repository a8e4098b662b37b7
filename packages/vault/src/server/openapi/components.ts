type Json = Record<string, unknown>;

/**
 * Collects the schemas that have a title: each appears once in the document, under that title, and is referred to from
 * wherever it is used.
 */
export function componentsOf() {
  const schemas: Record<string, Json> = {};

  function refer(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map(refer);
    if (typeof schema !== 'object' || schema === null) return schema;
    const copy = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, refer(value)]));
    const { title } = copy;
    if (typeof title !== 'string') return copy;
    const known = (schemas[title] ??= copy);
    if (JSON.stringify(known) !== JSON.stringify(copy)) throw new TypeError(`Two schemas are titled ${title}.`);
    return { $ref: `#/components/schemas/${title}` };
  }

  return { schemas, refer };
}
