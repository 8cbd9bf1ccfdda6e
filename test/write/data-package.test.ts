import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema: {
    readonly fields: readonly { readonly name: string; readonly type: string; readonly unit?: string }[];
    readonly primaryKey: string | readonly string[];
    readonly missingValues?: readonly string[];
  };
}

/** Reads the files as their description says, as a program would that knows nothing else of them. */
describe.each([
  [['annual']],
  [['quarterly', '--borough', 'Westminster']],
  [['annual', '--year', '2011/12']],
])('%j', (args) => {
  const folder = emptyFolder();
  expect(boroughstat([...args, '-f', 'csv', '-o', folder]).code).toBe(0);
  const described = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8'));
  const resources = described.resources as Resource[];

  it('names every CSV, with licence and sources', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    expect(resources.map(({ path }) => path).sort()).toEqual(files.sort());
    expect(described.licenses[0].title).toBe('Open Government Licence');
    expect(described.sources.length).toBeGreaterThan(1);
  });

  it.each(resources.map((resource) => [resource.name, resource] as const))('%s is as described', (_, resource) => {
    const content = readFileSync(join(folder, resource.path));
    expect(content.length).toBe(resource.bytes);
    expect(`sha256:${createHash('sha256').update(content).digest('hex')}`).toBe(resource.hash);
    const [header = [], ...rows] = parse(content) as string[][];
    const { fields, primaryKey, missingValues = [''] } = resource.schema;
    expect(header).toEqual(fields.map(({ name }) => name));
    expect(new Set(header).size).toBe(header.length);
    const patterns: Record<string, RegExp> = {
      integer: /^-?\d+$/,
      number: /^-?\d+(\.\d+)?(e-\d+)?$/,
      string: /[\s\S]*/,
    };
    for (const row of rows) {
      for (const [index, { type, name }] of fields.entries()) {
        const cell = (row[index] ?? '').replace(/^'/, '');
        if (!missingValues.includes(cell)) expect(cell, name).toMatch(patterns[type] as RegExp);
      }
    }
    const keys = rows.map((row) =>
      [primaryKey]
        .flat()
        .map((key) => row[header.indexOf(key)])
        .join('\n'),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
