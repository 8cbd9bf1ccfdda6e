import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { rowsIn } from '../json-rows.js';
import { boroughstat, emptyFolder } from '../run-binary.js';

/** Files as Excel, pandas and R leave them. */
const folder = emptyFolder();
const inspect = (text: string) => {
  writeFileSync(join(folder, 'file.csv'), text);
  return boroughstat(['inspect', '--data', 'file.csv', '-f', 'csv'], { cwd: folder });
};

const MELTED = 'MajorText,MinorText,BoroughName,Month,Count\n';
const PERSONAL = 'ROBBERY,ROBBERY OF PERSONAL PROPERTY,Barnet';
const BUSINESS = 'ROBBERY,ROBBERY OF BUSINESS PROPERTY,Barnet';
const NOTE =
  /file\.csv: is a melted table, a row for each month \(""[^"]+"", ""[^"]+""\); it is read as the table of one/;

/** The counts that `compare` has for Barnet's robberies in a file of two months. */
const inspectMelted = (rows: readonly string[], header = MELTED) => inspect(`${header}${rows.join('\n')}\n`);

describe('a wide table', () => {
  it('with the day on which it was made is of that day', () => {
    const header = 'MajorText,MinorText,BoroughName,202504,202505,Refreshed Date\n';
    const { code, out } = inspect(`${header}${PERSONAL},3,4,05/06/2025\n${BUSINESS},1,0,07/06/2025\n`);
    expect(code).toBe(0);
    expect(out).toContain('"2025-04 to 2025-05 (2), made on 2025-06-07"');
    expect(out).not.toContain('not known');
  });

  it('of the Home Office is named', () => {
    const { code, talk } = inspect(
      'Financial Year,Financial Quarter,Police Force,Offence Group,Offence Count\n2024/25,1,Met,R,3\n',
    );
    expect([code, talk]).toEqual([
      3,
      expect.stringContaining('file.csv:1:1: is a table of the Home Office, by quarter'),
    ]);
  });

  it('of crime against businesses alone is named', () => {
    const { code, talk } = inspect(
      'Borough,Major Class Description,Minor Class Description,Apr-25,May-25\nBarnet,R,P,3,4\n',
    );
    expect([code, talk]).toEqual([3, expect.stringContaining('file of business crime')]);
  });

  it.each([
    [
      'rates a year',
      'Code,Borough,Year,Value\nE09000003,Barnet,2015-12-31,65.7\n',
      'has a value for each year, and no',
    ],
    ['a pivot table', 'Row Labels,Sum of Crimes\nBarnet,59167\n', 'is a pivot table of a spreadsheet (Row Labels)'],
    [
      'a row a month without its group',
      'Borough,Crime_type,Crime_Count,Year,Month\nBarnet,ARSON,6,2024,01\n',
      'has one row a month, with the year and the month in columns of their own',
    ],
    [
      'the street-level file of 2012',
      'Month,Reported by,Falls within,Easting,Northing,Location,Crime type,Context\n2012-04,M,M,5,1,On,Burglary,\n',
      'is a street-level file of data.police.uk in its old form, without LSOAs',
    ],
    [
      'profiles of wards',
      'Ward name,Old code,New code,Population - 2015\nBarnet - Hale,00ACGJ,E05000054,18250\n',
      'is no ward file of recorded crime',
    ],
    [
      'a ward file without the column of boroughs',
      'MajorText,MinorText,WardName,WardCode,202504,202505\nROBBERY,R,Hale,E05013639,1,2\n',
      'is a ward file without a column that is needed',
    ],
    ['a lookup of LSOAs', 'LSOA Code,Ward\nE01000115,Hale\n', 'is no LSOA file of recorded crime'],
  ])('of another kind is named: %s', (_, text, sentence) => {
    const { code, talk } = inspect(text);
    expect([code, talk]).toEqual([3, expect.stringContaining(`file.csv:1:1: ${sentence}`)]);
  });
});

describe('a melted table', () => {
  it.each([
    ['of spreadsheets', MELTED, ['202504', '202505'], ''],
    ['of pandas, with its index', ',MajorText,MinorText,BoroughName,variable,value\n', ['202504', '202505'], '0,'],
    ['with dates', MELTED, ['2025-04-01', '2025-05-01 00:00:00'], ''],
    ['with names of months', MELTED, ['Apr-25', 'May-25'], ''],
  ])('%s is read as the wide one, and said', (_, header, [april = '', may = ''], index) => {
    const rows = [`${PERSONAL},${april},3`, `${BUSINESS},${april},5`, `${PERSONAL},${may},4`, `${BUSINESS},${may},0`];
    const { code, out } = inspectMelted(
      rows.map((row) => index + row),
      header,
    );
    expect([code, out]).toEqual([0, expect.stringMatching(NOTE)]);
    const { out: counted } = boroughstat(['inspect', '--data', 'file.csv', '-f', 'json'], { cwd: folder });
    expect(rowsIn(counted, 'files').get('1')).toMatchObject({ rows: '4' });
    // 3 + 4 and 5 + 0.
    const counts = [...rowsIn(counted, 'offences-by-year').values()].map((row) => [row.offence, row['2025/26']]);
    expect(counts).toEqual([
      ['robbery-business', '5'],
      ['robbery-personal', '7'],
    ]);
  });

  // Where a zero was left out, or a row lost, nobody can tell which.
  it.each([
    [[`${PERSONAL},202504,3`, `${BUSINESS},202504,5`, `${PERSONAL},202505,4`], '3:1', 'has no row of May 2025'],
    [[`${PERSONAL},202504,3`, `${PERSONAL},202504,4`], '3:1', 'of April 2025 is already row 2'],
    [[`${PERSONAL},202504,3`, `${PERSONAL.toUpperCase()},2025-04,4`], '3:1', 'is already row 2'],
    [[`${PERSONAL},April,3`], '2:4', '"April" is no month; write it as 202203'],
    [[`${PERSONAL},202513,3`], '2:4', '"202513" is no month'],
    [[`${PERSONAL},202504,three`], '2:5', '"three" under "Count" is not a whole number'],
    [[`${PERSONAL},202504`], '2:5', 'the row ends after 4 of 5 cells'],
    [[`${PERSONAL},Apr-25,3`, `${PERSONAL},Jun-25,3`], '2:4', 'may be a month of a year or a day of a month'],
    [[',,,202504,3'], '2:3', 'the borough is blank'],
  ])('that is in doubt is refused: %j', (rows, position, words) => {
    const { code, talk } = inspectMelted(rows);
    expect([code, talk]).toEqual([3, expect.stringContaining(`file.csv:${position}: `)]);
    expect(talk).toContain(words);
  });

  it('with two columns of months is refused', () => {
    const { code, talk } = inspectMelted([`${PERSONAL},202504,202504,3`], MELTED.replace('Month', 'Month,Date'));
    expect([code, talk]).toEqual([3, expect.stringContaining('file.csv:1:5: "Date" says the same as column 4')]);
  });

  it('has its total rows left out', () => {
    const rows = [`${PERSONAL},202504,3`, 'Total,,,202504,3'];
    expect(inspectMelted(rows).out).toMatch(/file\.csv:3:1: ""Total"" is a total row; left out/);
  });
});

const HEADER = 'MajorText,MinorText,BoroughName,202504,202505\n';
const ROW = 'ROBBERY,ROBBERY OF PERSONAL PROPERTY,Barnet,3,4\n';

it.each([
  'Total,,,3,4',
  ',,Grand Total,3,4',
  'ROBBERY,Total,,3,4',
  'ROBBERY Total,,,3,4',
  'ROBBERY,ROBBERY Total,Barnet,3,4',
  'ROBBERY,Robbery Sub-total,Barnet,3,4',
  'Total Notifiable Offences,Total Notifiable Offences,Barnet,3,4',
])('%s is a total row, and is left out as one', (row) => {
  const { code, out } = inspect(`${HEADER}${ROW}${row}\n`);
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(/file\.csv:3:1: ""[^"]*total[^"]*"" is a total row; left out/i),
  ]);
});

it('a zip archive of files is said to be one', async () => {
  const archive = await new JSZip()
    .file('2024-04/2024-04-force-street.csv', `${HEADER}${ROW}`)
    .generateAsync({ type: 'nodebuffer' });
  writeFileSync(join(folder, 'street.zip'), archive);
  const refused = (...args: string[]) => boroughstat(args, { cwd: folder });
  expect(refused('inspect', '--data', 'street.zip')).toMatchObject({
    code: 3,
    talk: expect.stringContaining('street.zip:1:1: is a zip archive, not a workbook; unpack it'),
  });
  expect(refused('streets', 'street.zip')).toMatchObject({
    code: 3,
    talk: expect.stringContaining('street.zip:1:1: is packed (a zip or a workbook), not CSV; unpack it'),
  });
});

it('a spreadsheet of LibreOffice is said to be one', async () => {
  const spreadsheet = await new JSZip()
    .file('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')
    .file('content.xml', '<office:document-content/>')
    .generateAsync({ type: 'nodebuffer' });
  writeFileSync(join(folder, 'counts.ods'), spreadsheet);
  expect(boroughstat(['inspect', '--data', 'counts.ods'], { cwd: folder })).toMatchObject({
    code: 3,
    talk: expect.stringContaining(
      'counts.ods:1:1: is an OpenDocument file; open it in a spreadsheet and save it again',
    ),
  });
});

it('lines of a title above the headings are named, with the row of the headings', () => {
  const { code, talk } = inspect(`MPS Borough Level Crime\n,,,,\n${HEADER}${ROW}`);
  expect([code, talk]).toEqual([
    3,
    expect.stringContaining('file.csv:1:1: the headings are in row 3; delete the rows above it.'),
  ]);
});

it.each([';', '\t', ','])('a first line that names the separator "%s" is passed over', (separator) => {
  const table = `${HEADER}${ROW}`.replaceAll(',', separator);
  expect(inspect(`sep=${separator}\r\n${table}`).code).toBe(0);
  const { code, talk } = inspect(`sep=${separator}\r\n${table}`.replace(/4\n$/, '4x\n'));
  expect([code, talk]).toEqual([3, expect.stringContaining('file.csv:3:5: "4x"')]);
});

it('counts with a fraction of zero are whole numbers', () => {
  expect(inspect(`${HEADER}${ROW.replace(/(\d)(?=,|\n)/g, '$1.0')}`).code).toBe(0);
});

it('a line under a table is named as what it may be', () => {
  const { code, talk } = inspect(`${HEADER}${ROW}Source: Metropolitan Police Service\n`);
  expect([code, talk]).toEqual([
    3,
    expect.stringContaining(
      'file.csv:3:2: the row ends after 1 of 5 cells; if it is a note under the table, delete it;',
    ),
  ]);
});

it('the row numbers of pandas are left out, and any other number without a heading is refused', () => {
  const second = ROW.replace('PERSONAL', 'BUSINESS');
  expect(inspect(`,${HEADER}0,${ROW}1,${second}`).code).toBe(0);
  expect(inspect(`,${HEADER}0,${ROW}7,${second}`).talk).toContain('file.csv:3:1: "7" stands under a blank heading');
  const after = HEADER.replace('202504', ',202504');
  expect(inspect(`${after}${ROW.replace(',3', ',0,3')}`).talk).toContain(
    'file.csv:2:4: "0" stands under a blank heading',
  );
});

it('a blank borough in any other row stays refused', () => {
  const { code, talk } = inspect(`${HEADER}${ROW}ROBBERY,ROBBERY OF BUSINESS PROPERTY,,3,4\n`);
  expect([code, talk]).toEqual([3, expect.stringContaining('file.csv:3:3: the borough is blank')]);
});
