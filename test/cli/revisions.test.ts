import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

const folder = emptyFolder();
const original = readFileSync(join(root, 'fixtures', 'broken', 'lf-only.csv'), 'utf8');
const save = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const old = save('old.csv', original);
/** Barnet's first burglary cell of April 2021, 10, becomes 17. */
const revised = save('new.csv', original.replace('Barnet,10,', 'Barnet,17,'));

describe('revisions', () => {
  it('shows the one count that moved', () => {
    const { out, code } = boroughstat(['revisions', old, revised, '--table', 'revised-counts', '-f', 'csv']);
    expect(code).toBe(0);
    expect(out).toContain(
      'revised-counts,E09000003|burglary-business-and-community|2021-04,Barnet,Business and community burglary,April 2021,10,17,7,70.0',
    );
    expect(out.match(/^revised-counts,E/gm)).toHaveLength(1);
  });

  it('says none where nothing moved', () => {
    const { out } = boroughstat(['revisions', old, old, '--table', 'largest-revisions', '-f', 'csv']);
    expect(out).toContain('largest-revisions,none,none');
    expect(out).toMatch(/0 of \d+ counts/);
  });

  it('refuses vintages without a month in common', () => {
    const later = save(
      'later.csv',
      original.replaceAll(/20(21|22)(\d\d)/g, (_, year, month) => `20${year - 6}${month}`),
    );
    const { code, talk } = boroughstat(['revisions', later, old]);
    expect(code).toBe(3);
    expect(talk).toMatch(/share no month; give two vintages of the same months/);
  });

  it('refuses a borough that is not in both', () => {
    const { code, talk } = boroughstat(['revisions', old, old, '--borough', 'Sutton']);
    expect(code).toBe(3);
    expect(talk).toMatch(/Sutton is not in both/);
  });
});
