import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openedFile } from '../opened-file.js';
import { boroughstat, emptyFolder } from '../run-binary.js';
import { gridsOfWord, paragraphsOfWord, partOfZip } from '../write/read-back.js';

/** Words of a report in files of their own. */
function folderWith(texts: Readonly<Record<string, string>>): string {
  const folder = emptyFolder();
  const lines = Object.keys(texts).map((place) => `  ${place}: ${place}.md`);
  writeFileSync(join(folder, 'assessment.yaml'), ['borough: Barnet', 'narrative:', ...lines, ''].join('\n'));
  for (const [place, text] of Object.entries(texts)) writeFileSync(join(folder, `${place}.md`), text);
  return folder;
}

function run(texts: Readonly<Record<string, string>>, ...args: string[]) {
  const folder = folderWith(texts);
  const out = join(folder, 'out');
  const result = boroughstat(['annual', '-c', join(folder, 'assessment.yaml'), '-o', out, '-f', 'docx,html', ...args]);
  const wordOf = () => partOfZip(readFileSync(openedFile(out, 'docx')), 'word/document.xml');
  return { ...result, folder, out, wordOf, pageOf: () => readFileSync(openedFile(out, 'html'), 'utf8') };
}

const TEXTS = {
  // 2,423 and 2,098 burglaries: data/figures/recorded-crime.csv, added up by another program.
  headlines: 'Burglary went from {{compare.burglary.previous_count}}\nto {{ compare.burglary.count }} in {{period}}.\n',
  'volume-change': '### What we are doing\n\n- A **burglary** team <3\n- {{volume-change.robbery.count}} robberies\n',
  recommendations: '- the change in burglary ({{compare.burglary.change_percent}})\n',
};

describe('words of the configuration', () => {
  it('stand in the Word report and the page, with their figures', async () => {
    const { code, talk, wordOf, pageOf } = run(TEXTS);
    expect(code, talk).toBe(0);
    expect(talk).not.toContain('warning');
    const xml = await wordOf();
    const paragraphs = paragraphsOfWord(xml);
    const robbery = gridsOfWord(xml)
      .flat()
      .find(([name]) => name === 'Robbery');
    const expected = [
      'Burglary went from 2,423 to 2,098 in 2025/26.',
      'What we are doing',
      'A burglary team <3',
      `${robbery?.[3]} robberies`,
      'the change in burglary (-13.4%)',
    ];
    for (const text of expected) expect(paragraphs).toContain(text);
    expect(paragraphs.indexOf('The Board is asked to note')).toBeGreaterThan(0);
    const page = pageOf();
    expect(page).toContain('<p>Burglary went from 2,423 to 2,098 in 2025/26.</p>');
    expect(page).toContain('<li>A burglary team &lt;3</li>');
    expect(page).toContain('<li>the change in burglary (-13.4%)</li>');
  });

  it('stand on the two pages for a board, in place of the room to write', async () => {
    const { headlines, recommendations } = TEXTS;
    const { wordOf, pageOf } = run({ headlines, recommendations }, '--preset', 'board');
    const paragraphs = paragraphsOfWord(await wordOf());
    expect(paragraphs).toContain('Burglary went from 2,423 to 2,098 in 2025/26.');
    expect(paragraphs.at(paragraphs.indexOf('The Board is asked to note') + 1)).toBe('the change in burglary (-13.4%)');
    expect(pageOf()).not.toContain('<div class="write">');
  });

  it('are read by check: a wrong figure is told of, with its line', () => {
    const { code, talk } = run({ signals: 'All well.\n\nDrug offences rose by 12.0%, from 1,361 to 2,047.\n' });
    expect(code).toBe(0);
    // 686 of 1,361 is 50.4%.
    expect(talk).toMatch(/signals\.md:3: .*12\.0%.* does not agree with its figures: .*50\.4%/);
  });

  it.each([
    [
      'a misspelt offence',
      'One\n{{compare.burglery.count}}\n',
      /rates\.md:2:1: there is no offence "burglery" \(did you mean "burglary"\?\)/,
    ],
    [
      'a misspelt figure',
      'x {{compare.burglary.cuont}}',
      /rates\.md:1:3: there is no figure "cuont" \(did you mean "count"\?\)/,
    ],
    ['no table', '{{rate.burglary.rate}}', /rates\.md:1:1: there is no table "rate" \(did you mean "rates"\?\)/],
    ['no row', '{{rates.burglry.rate}}', /rates\.md:1:1: there is no row "burglry"/],
    ['no reference at all', '{{burglary}}', /rates\.md:1:1: \{\{burglary\}\} is no reference; write/],
    ['no figure', '{{offence-change.sexual.base_change_percent}}', /rates\.md:1:1: .* has no figure: not comparable/],
    ['a table of its own', 'a\n| a | b |\n', /rates\.md:2:1: a table cannot stand in a narrative/],
  ])('a reference to %s is refused at its place, and nothing is written', (_, text, message) => {
    const { code, talk, out } = run({ rates: text });
    expect(code).toBe(3);
    expect(talk).toMatch(message);
    expect(existsSync(out)).toBe(false);
  });

  it('for a table that no report has are refused with their line', () => {
    const { code, talk } = run({ rate: 'x' });
    expect(code).toBe(3);
    expect(talk).toMatch(
      /assessment\.yaml:3:\d+: narrative\.rate: there is no table "rate" \(did you mean "rates"\?\)/,
    );
  });

  it('change the manifest when they change', () => {
    const { out, folder } = run(TEXTS);
    const inputs = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')).inputs;
    expect(inputs.filter(({ file }: { file: string }) => file.startsWith(folder) || file.endsWith('.md'))).toHaveLength(
      3,
    );
  });
});

describe('a report that somebody has edited', () => {
  const edited = (...args: string[]) => {
    const out = emptyFolder();
    const write = (...more: string[]) =>
      boroughstat(['annual', '--table', 'headlines', '-f', 'md,csv', '-o', out, ...more]);
    expect(write().code).toBe(0);
    const file = join(out, 'annual.md');
    appendFileSync(file, 'Our own words.\n');
    return { ...write(...args), file, out };
  };

  it('is not written over', () => {
    const { code, talk, file } = edited();
    expect(code).toBe(4);
    expect(talk).toContain('annual.md: was changed after it was written; keep it under another name');
    expect(readFileSync(file, 'utf8')).toContain('Our own words.');
  });

  it('is replaced with --force', () => {
    const { code, file } = edited('--force');
    expect(code).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain('Our own words.');
  });

  it('does not stand in the way of a run that writes other files', () => {
    const { out, file } = edited();
    expect(boroughstat(['annual', '--table', 'headlines', '-f', 'json', '-o', out]).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('Our own words.');
  });
});
