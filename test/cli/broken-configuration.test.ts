import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { boroughstat, emptyFolder, root } from '../run-binary.js';

/** Every file of fixtures/broken-configuration, one fault each: refused in one sentence with its place (and path). */
const FOLDER = join('fixtures', 'broken-configuration');

const REFUSED: Readonly<Record<string, string | RegExp>> = {
  'unknown-key.yaml': '2:1: compareWiht is not a setting (did you mean "compareWith"?)',
  'unknown-target-key.yaml': '4:34: targets[0].baseline.values is not a setting (did you mean "value"?)',
  'unknown-borough.yaml': '1:10: borough: there is no borough "Barnett" (did you mean "Barnet"?)',
  'unknown-offence.yaml': '4:16: priorities[0].offences[0]: there is no offence "burgalry" (did you mean "burglary"?)',
  'set-unknown-offence.yaml':
    '5:26: offenceSets[0].offences[1]: there is no offence "robery" (did you mean "robbery"?)',
  'set-taken-name.yaml': '3:11: offenceSets[0].name: "burglary" is taken by Burglary; choose another name',
  'set-taken-title.yaml': '4:12: offenceSets[0].title: "Knife crime" is taken by Knife crime; choose another title',
  'set-doubled-name.yaml': '7:11: offenceSets[1].name: "street-crime" is taken by Street crime',
  'set-of-part-and-whole.yaml': '5:44: offenceSets[0].offences[2]: robbery-personal is counted in robbery, which is in',
  'set-of-whole-and-part.yaml': '7:9: offenceSets[0].offences[1]: violence counts stalking-and-harassment too',
  'set-of-one-twice.yaml': '5:34: offenceSets[0].offences[2]: robbery is in the set already',
  // Some files count deaths by unlawful driving in violence with injury.
  'set-of-what-some-files-join.yaml':
    '5:38: offenceSets[0].offences[1]: death-or-serious-injury-unlawful-driving is counted in violence-with-injury',
  'set-of-sets.yaml': '5:16: offenceSets[0].offences[0]: neighbourhood-crime is a set itself',
  'set-of-indicators.yaml':
    '5:25: offenceSets[0].offences[1]: knife-crime counts offences that other offences count too',
  'set-without-source.yaml': '3:5: offenceSets[0].source: ',
  'set-name-with-blank.yaml': '3:11: offenceSets[0].name: is no name of a set; write it in small letters and hyphens',
  'unknown-table.yaml': '4:14: sections[0].tables[0]: there is no table "leage" (did you mean "league"?)',
  'unknown-measure.yaml': '3:14: targets[0].measure: there is no offence or indicator "litter-louts"',
  'bad-due.yaml': '6:10: targets[0].due: is not a month; write it as 2027-03',
  'bad-period.yaml': '4:25: targets[0].baseline.period: is no period; write a financial year (2021/22)',
  'two-aims.yaml': '5:13: targets[0].target: needs one of value, changePercent and direction',
  'low-contrast.yaml': '2:21: branding.colour: has a contrast of 1.5 to 1 against white, and text needs 4.5',
  // 4.487 by the formula of WCAG: rounded to 4.5 it would pass.
  'near-contrast.yaml': '2:21: branding.colour: has a contrast of 4.4 to 1 against white, and text needs 4.5',
  'no-logo.yaml': '2:19: branding.logo: there is no file',
  'wrong-type.yaml': '2:14: smallNumber: expected number',
  'wrong-choice.yaml': '2:9: london: expected one of',
  'low-design-effect.yaml': '2:15: designEffect: ',
  'not-yaml.yaml': '2:1: ',
  'doubled-key.yaml': '2:1: Map keys must be unique',
  'empty-sections.yaml': '2:11: sections: ',
  'no-indicator-file.yaml': /absent\.csv: there is no such file/,
  'decimal-count.csv': '2:5: "12.5" is not a whole number',
  'bad-month.csv': '2:3: "Apr-21" is not a month',
  'exchanged-months.csv': '2:3: 2022-03 is after 2021-04',
  'unknown-unit.csv': '2:9: "offences" is no unit',
  'above-hundred.csv': '2:5: "112" percent is above 100',
  'no-source.csv': '2:10: source is blank',
  'zero-denominator.csv': '2:7: is 0, and nothing can be divided by it',
  'unknown-area.csv': '2:2: there is no area "Barnett" (did you mean "Barnet"?)',
  'count-with-n.csv': '2:8: only a percentage has a number of people asked',
  'short-row.csv': '2:4: the row ends after 3 of 11 cells',
  'extra-cell.csv': '2:13: "more" stands under no heading',
  'doubled-row.csv': '3:1: "knife-crime" for "Barnet" and this period is already at 2:1',
  'wrong-header.csv': '1:1: there is no column value',
};

it('every fixture has its line here', () => {
  expect(readdirSync(join(root, FOLDER)).sort()).toEqual(Object.keys(REFUSED).sort());
});

it.each(Object.entries(REFUSED))('%s', (name, words) => {
  const file = join(FOLDER, name);
  const output = join(emptyFolder(), 'out');
  const named = name.endsWith('.yaml') ? ['-c', file] : ['--indicators', file];
  const { code, out, talk } = boroughstat(['annual', '--table', 'coverage', ...named, '-o', output]);
  expect(code).toBe(3);
  expect(out).toBe('');
  expect(existsSync(output)).toBe(false);
  if (typeof words === 'string')
    expect(talk.slice(`boroughstat: ${file}:`.length, -1).startsWith(words), talk).toBe(true);
  else expect(talk).toMatch(words);
  expect(talk).toMatch(/^[^\n]+[;,] [^\n]+\.\n$/);
});
