import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';

/** Files as Excel, pandas and R leave them. */
const folder = emptyFolder();
const inspect = (text: string) => {
  writeFileSync(join(folder, 'file.csv'), text);
  return boroughstat(['inspect', '--data', 'file.csv', '-f', 'csv'], { cwd: folder });
};

it.each([
  [
    'MajorText,MinorText,BoroughName,Month,Count\nROBBERY,ROBBERY OF PERSONAL PROPERTY,Barnet,202504,3\n',
    '"Month", "Count"',
  ],
  [
    ',MajorText,MinorText,BoroughName,variable,value\n0,ROBBERY,ROBBERY OF PERSONAL PROPERTY,Barnet,202504,3\n',
    '"variable", "value"',
  ],
])('a melted table is called what it is', (text, columns) => {
  const { code, talk } = inspect(text);
  expect([code, talk]).toEqual([
    3,
    expect.stringContaining(`file.csv:1:1: is a melted table, a row for each month (${columns})`),
  ]);
});

const HEADER = 'MajorText,MinorText,BoroughName,202504,202505\n';
const ROW = 'ROBBERY,ROBBERY OF PERSONAL PROPERTY,Barnet,3,4\n';

it.each([
  'Total,,,3,4',
  ',,Grand Total,3,4',
  'ROBBERY,Total,,3,4',
])('%s is a total row, and is left out as one', (row) => {
  const { code, out } = inspect(`${HEADER}${ROW}${row}\n`);
  expect([code, out]).toEqual([0, expect.stringMatching(/file\.csv:3:1: ""(Grand )?Total"" is a total row; left out/)]);
});

it('a blank borough in any other row stays refused', () => {
  const { code, talk } = inspect(`${HEADER}${ROW}ROBBERY,ROBBERY OF BUSINESS PROPERTY,,3,4\n`);
  expect([code, talk]).toEqual([3, expect.stringContaining('file.csv:3:3: the borough is blank')]);
});
