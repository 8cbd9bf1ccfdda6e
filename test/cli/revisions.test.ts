import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsIn } from '../json-rows.js';
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
    const { out, code } = boroughstat(['revisions', old, revised, '--table', 'revised-counts', '-f', 'json']);
    expect(code).toBe(0);
    expect([...rowsIn(out, 'revised-counts')]).toEqual([
      [
        'E09000003|burglary-business-and-community|2021-04',
        {
          ...{ area: 'Barnet', offence: 'Business and community burglary', month: 'April 2021' },
          ...{ before: 10, now: 17, change: 7, percent: 70 },
        },
      ],
    ]);
  });

  it('says none where nothing moved', () => {
    const { out } = boroughstat(['revisions', old, old, '--table', 'largest-revisions', '-f', 'json']);
    expect([...rowsIn(out, 'largest-revisions')]).toEqual([['none', expect.objectContaining({ area: 'none' })]]);
    expect(out).toMatch(/0 of \d+ counts/);
  });

  it('of one borough speaks of one', () => {
    const [then, now] = [old, revised].map((path, index) =>
      save(
        `barnet-${index}.csv`,
        `${readFileSync(path, 'utf8')
          .split('\n')
          .filter((line, row) => row === 0 || line.includes(',Barnet,'))
          .join('\n')}\n`,
      ),
    );
    const { out, code } = boroughstat(['revisions', then ?? '', now ?? '', '--borough', 'Barnet', '-f', 'md']);
    expect(code).toBe(0);
    expect(out).toContain('Total offences then and now, Barnet\n');
    expect(out).toContain('what the 1 borough had at the same age');
    expect(out).not.toMatch(/1 boroughs|32 boroughs/);
  });

  it('calls a borough what its figures are in every table', () => {
    const file = (shoplifting: number) =>
      [
        'MajorText,MinorText,BoroughName,202401,202402,202403',
        `THEFT,SHOPLIFTING,HILLINGDON,60,${shoplifting},71`,
        'THEFT,SHOPLIFTING,LONDON HEATHROW AND LONDON CITY AIRPORTS,12,9,0',
      ].join('\n');
    const files = [save('airport-then.csv', file(61)), save('airport-now.csv', file(64))];
    const { out } = boroughstat(['revisions', ...files, '--borough', 'Hillingdon', '-f', 'md']);
    expect(out).toContain('Total offences then and now, Hillingdon with Heathrow\n');
    expect(out).toContain('Every revised count of Hillingdon with Heathrow\n');
    expect(out).toMatch(/\| Hillingdon with Heathrow \| Shoplifting \| February 2024 \| +70 \| +73 \|/);
    expect(out.match(/\| Hillingdon with Heathrow, then \|/g)).toHaveLength(3);
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

  it('refuses the newer file where the older belongs: every change would have the other sign', () => {
    const shorter = save(
      'shorter.csv',
      original
        .split('\n')
        .map((line) => line.replace(/,[^,]*$/, ''))
        .join('\n'),
    );
    const { code, talk } = boroughstat(['revisions', old, shorter]);
    expect(code).toBe(3);
    expect(talk).toMatch(/runs to \w+ \d{4} and .* to \w+ \d{4}; give the older one first/);
    expect(boroughstat(['revisions', shorter, old]).code).toBe(0);
  });

  it('refuses a borough that is not in both', () => {
    const { code, talk } = boroughstat(['revisions', old, old, '--borough', 'Sutton']);
    expect(code).toBe(3);
    expect(talk).toMatch(/Sutton is not in both/);
  });
});
