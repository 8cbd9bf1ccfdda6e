import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../src/app/read-dataset.js';
import { settingsFrom } from '../../src/config/resolve-settings.js';
import { reference } from '../make-study.js';
import { emptyFolder } from '../run-binary.js';

/** Two entries of one ward code, as the Met's older file of wards has them. The rows are made up here, the sums worked by hand. */
const folder = emptyFolder();
const HEADER = 'Group,SubGroup,WardName,WardCode,LookUp_BoroughName,202311,202312,202401,202402,202403,202404';
const rowOf = (name: string, counts: string): string =>
  `ROBBERY,ROBBERY OF PERSONAL PROPERTY,${name},E05013643,Barnet,${counts}`;

async function read(...rows: readonly string[]) {
  const file = join(folder, 'wards.csv');
  writeFileSync(file, `${[HEADER, ...rows].join('\n')}\n`);
  const { dataset, diagnostics } = await readDataset(await settingsFrom({ data: [file], quiet: true }), reference);
  const counts = dataset.sources.flatMap(({ cells }) => [...cells].flatMap(({ values }) => [...values].map(Number)));
  const names = dataset.sources.flatMap(({ smallAreas }) => [...smallAreas.values()].map(({ name }) => name));
  return { sum: counts.reduce((sum, count) => sum + count, 0), names, notes: diagnostics.map(({ text }) => text) };
}

const BEFORE = rowOf('Hendon', '4,7,2,5,0,0');
const SINCE = rowOf('Hendon (KG)', '0,0,0,3,6,8');

describe('two entries of one ward code', () => {
  it.each([
    ['the older first', [BEFORE, SINCE]],
    ['the newer first', [SINCE, BEFORE]],
  ])('are added up under the plain name, and said, %s', async (_, rows) => {
    const { sum, names, notes } = await read(...rows);
    // 4 + 7 + 2 + 5 and 3 + 6 + 8.
    expect(sum).toBe(35);
    expect(names).toEqual(['Hendon']);
    expect(notes.join('\n')).toMatch(
      /E05013643 has two entries, Hendon and Hendon \(KG\)\. The counts of both are added up/,
    );
  });

  it('are one row twice where both count the same months', async () => {
    await expect(read(BEFORE, rowOf('Hendon (KG)', '4,7,2,4,0,0'))).rejects.toThrow(/in another spelling/);
    await expect(read(BEFORE, rowOf('Hendon (KG)', '4,7,2,5,0,0'))).rejects.toThrow(/in another spelling/);
    await expect(read(BEFORE, rowOf('Hendon ward', '0,0,0,3,6,8'))).rejects.toThrow(/in another spelling/);
  });

  it('are added up where the later system writes the label with a comma', async () => {
    const before = 'PUBLIC ORDER OFFENCES,PUBLIC FEAR ALARM OR DISTRESS,Hendon,E05013643,Barnet';
    const since = 'PUBLIC ORDER OFFENCES,"PUBLIC FEAR, ALARM OR DISTRESS",Hendon,E05013643,Barnet';
    // 3 + 6 + 2 + 4 and 1 + 7 + 5.
    expect((await read(`${since},0,0,0,1,7,5`, `${before},3,6,2,4,0,0`)).sum).toBe(28);
    // Two rows without a count add nothing.
    expect((await read(`${since},0,0,0,0,0,0`, `${before},0,0,0,0,0,0`)).sum).toBe(0);
    await expect(read(`${since},3,6,2,4,0,0`, `${before},3,6,2,4,0,0`)).rejects.toThrow(/in another spelling/);
    await expect(read(`${since},3,6,2,4,0,0`, `${before},3,5,2,4,0,0`)).rejects.toThrow(/in another spelling/);
  });

  it('are warned of where the names are of no one ward, for a name or a code is mistyped', async () => {
    const other = 'ROBBERY,ROBBERY OF BUSINESS PROPERTY,Childs Hill,E05013643,Barnet,1,0,0,0,0,0';
    expect((await read(BEFORE, other)).notes.join('\n')).toMatch(
      /wards\.csv:3:4: the code E05013643 is "Childs Hill" here and "Hendon" in row 2\. Both count as one area\. Correct the name, or the code/,
    );
    const alike = ['HENDON', 'Hendon.', 'Hendon (KG)'].map((name) => other.replace('Childs Hill', name));
    for (const row of alike) expect((await read(BEFORE, row)).notes.join('\n')).not.toContain('Correct the name');
  });

  it('leave a ward that is marked as not active among those of today', async () => {
    const closed = 'ROBBERY,ROBBERY OF PERSONAL PROPERTY,Finchley Church End (NOT ACTIVE),E05000051,Barnet,0,0,0,0,0,1';
    const { sum, notes } = await read(BEFORE, closed);
    // 4 + 7 + 2 + 5 and 1.
    expect(sum).toBe(19);
    expect(notes.join('\n')).toMatch(
      /ward Finchley Church End \(NOT ACTIVE\) E05000051 is marked in the file as no longer in use \(1 offence in all its months\)/,
    );
    expect((await read(BEFORE)).notes.join('\n')).not.toContain('no longer in use');
    await expect(read(BEFORE, closed.replace(' (NOT ACTIVE)', ''))).rejects.toThrow(/old and new boundaries/);
  });
});
