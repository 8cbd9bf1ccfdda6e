import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/load/package-root.js';
import { rowsOfReference } from '../../src/reference/read-table.js';

const folder = join(packageRoot(), 'data', 'reference');
const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));

describe('the rows of the reference files that the build keeps', () => {
  it('are those of the files, all of them', () => {
    const kept = JSON.parse(readFileSync(join(packageRoot(), 'dist', 'reference.json'), 'utf8'));
    expect(Object.keys(kept).sort()).toEqual(files.sort());
    for (const name of files) {
      const bytes = readFileSync(join(folder, name));
      expect(kept[name].rows, name).toEqual(parse(bytes, { bom: true }));
      expect(rowsOfReference(bytes, kept[name]), name).toBe(kept[name].rows);
    }
  });

  it('give way to a file that was changed since', () => {
    const stale = { sha256: '0'.repeat(64), rows: [['id'], ['old']] };
    expect(rowsOfReference(Buffer.from('id\n"new, and more"\n'), stale)).toEqual([['id'], ['new, and more']]);
  });
});
