import { readFileSync } from 'node:fs';
import { Ajv, type AnySchema } from 'ajv';
import { describe, expect, it } from 'vitest';
import { SCHEMAS, schemaPath, schemaText } from '../../scripts/schemas.js';
import { boroughstat } from '../run-binary.js';

const schemaOf = (name: string): AnySchema => JSON.parse(readFileSync(schemaPath(name), 'utf8'));

/** The same schema without room for a key that it does not name: what is written must all be described. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in parts && parts.type === 'object' ? { ...parts, additionalProperties: false } : parts;
}

const validatorOf = (schema: AnySchema) => new Ajv({ allErrors: true, allowUnionTypes: true }).compile(schema);

/** What the binary writes, so that every part of a schema is met. */
const OUTPUTS: readonly (readonly [schema: string, command: string])[] = [
  ['report', 'annual'],
  ['report', 'annual -c data/boroughs/barnet.yaml --suppress 5'],
  ['report', 'annual --data fixtures/input/long-dashboard.csv --borough Barnet --allow-partial'],
  ['report', 'quarterly --borough Harrow'],
  ['compare', 'compare --borough Barnet,Westminster --offence all,robbery,burglary-residential'],
  ['compare', 'compare --level ward --borough Barnet --data fixtures/input/wide-ward.csv'],
  ['audit', 'check fixtures/drafts/report.md'],
  ['audit', 'check fixtures/drafts/report.md fixtures/drafts/report.md'],
];

describe.each(SCHEMAS)('schema/$name.schema.json', (schema) => {
  it('is made from the types', () => {
    expect(readFileSync(schemaPath(schema.name), 'utf8'), 'run npm run schema').toBe(schemaText(schema));
  });

  it.each(OUTPUTS.filter(([name]) => name === schema.name))('%s: describes every key of %s', (_, command) => {
    const { out, talk } = boroughstat([...command.split(' '), '-f', 'json']);
    expect(out, talk).not.toBe('');
    for (const each of [schemaOf(schema.name), closed(schemaOf(schema.name)) as AnySchema]) {
      const validate = validatorOf(each);
      expect([validate(JSON.parse(out)), validate.errors ?? []]).toEqual([true, []]);
    }
  });
});

describe('the schemas', () => {
  const report = JSON.parse(boroughstat(['quarterly', '--table', 'movers', '-f', 'json']).out);
  const validate = validatorOf(schemaOf('report'));

  it('allow a key that is added later', () => expect(validate({ ...report, added: 1 })).toBe(true));

  it.each(['area', 'tables', 'sources'])('refuse a report without %s', (key) => {
    expect(validate({ ...report, [key]: undefined })).toBe(false);
  });

  it('refuse a figure whose value is text', () => {
    const figure = { value: '12', unit: 'offences', text: '12', missing: null };
    const [table] = report.tables;
    const tables = [{ ...table, rows: [{ key: 'robbery', cells: { count: figure } }] }];
    expect(validate({ ...report, tables })).toBe(false);
  });
});
