import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { boroughFile, describeReal } from './real-data.js';

describeReal('a file of the Met that pandas melted', () => {
  const compare = (file: string): unknown[] => {
    const args = ['compare', '--borough', 'Barnet,Westminster', '--offence', 'all,burglary,homicide,violence'];
    const { out, talk, code } = boroughstat([...args, '-f', 'json', '--quiet', '--data', file]);
    if (code !== 0) throw new Error(talk);
    // Without what names the file.
    return JSON.parse(out).comparisons.map(({ notes: _, ...figures }: Record<string, unknown>) => figures);
  };

  it('has the figures of the file that it was made of', () => {
    const original = boroughFile('borough_24m_202103_202302.csv');
    const [header = [], ...rows]: string[][] = parse(readFileSync(original), { bom: true });
    // As `melt` does: column after column.
    const melted = header
      .slice(3)
      .flatMap((month, index) => rows.map((row) => [...row.slice(0, 3), month, row[index + 3]]));
    const file = join(emptyFolder(), 'melted.csv');
    writeFileSync(
      file,
      [
        'MajorText,MinorText,BoroughName,variable,value',
        ...melted.map((row) => row.map((cell) => `"${cell}"`).join(',')),
      ]
        .join('\n')
        .concat('\n'),
    );
    expect(compare(file)).toEqual(compare(original));
  });
});
