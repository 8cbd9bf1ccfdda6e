import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';

/** Writes the JSON Schemas of what scripts read, from the types of the JSON: `npm run schema`. */
const root = fileURLToPath(new URL('..', import.meta.url));

export const SCHEMAS = [
  { name: 'report', type: 'ReportJson', file: 'json-types.ts', title: 'boroughstat annual and quarterly, -f json' },
  { name: 'compare', type: 'CompareJson', file: 'json-compare-types.ts', title: 'boroughstat compare, -f json' },
  { name: 'audit', type: 'AuditJson', file: 'json-types.ts', title: 'boroughstat check, -f json' },
];

export const schemaPath = (name) => join(root, 'schema', `${name}.schema.json`);

/** Keys that a schema does not name are allowed: some are added over time. */
export function schemaText({ type, file, title }) {
  const generator = createGenerator({
    path: join(root, 'src', 'write', file),
    tsconfig: join(root, 'tsconfig.json'),
    type,
    skipTypeCheck: true,
    additionalProperties: true,
    topRef: false,
  });
  const { $schema, ...rest } = generator.createSchema(type);
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const schema of SCHEMAS) writeFileSync(schemaPath(schema.name), schemaText(schema));
}
