import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';

const REPORT = 'fixtures/drafts/report.md';

/** A draft of its own in a new folder. */
function draft(text: string, name = 'draft.md'): string {
  const path = join(emptyFolder(), name);
  writeFileSync(path, text);
  return path;
}

const AGREES = 'Burglary fell by 12% from 250 offences to 220.\n';
const ROUNDING = 'Hate crime rose from 300 to 323, an increase of 7%.\n';

describe('check', () => {
  it('says of each claim where it stands, its verdict, what comes of the numbers and which mistake fits', () => {
    const { code, out, talk } = boroughstat(['check', REPORT]);
    expect(code).toBe(1);
    expect(out).toMatch(/report\.md:3:\d+ +agrees +"12% from 250 offences/);
    expect(out).toMatch(/report\.md:4:\d+ +differs +"from 400 offences to 500, an increase of 20%"/);
    expect(out).toContain('20.0% is the change over the later figure (wrong base)');
    expect(out).toMatch(/report\.md:9:3 +agrees +Robbery 300 330 10\.0/);
    expect(out).toMatch(/report\.md:10:3 +wrong-direction +Criminal damage 480 456 5\.0/);
    expect(out).toMatch(/report\.md:11:3 +rounding +Theft from the person 640 701 9\.6/);
    expect(out).toMatch(/report\.md:13:\d+ +accepted +figure of the service, agreed/);
    expect(talk).toBe(
      `${REPORT}: 6 claims: 2 agree, 1 rounding, 1 differ, 1 in the wrong direction, 1 not checked; 1 line accepted. Of 22 numbers, 7 read as claims (6 checked), 12 used to check them, 3 no figures, 0 not understood.\n`,
    );
  });

  it('writes JSON with these keys and no others', () => {
    const audit = JSON.parse(boroughstat(['check', REPORT, '-f', 'json']).out);
    expect(Object.keys(audit)).toEqual(['document', 'verdicts', 'totals', 'coverage']);
    for (const verdict of audit.verdicts) {
      expect(Object.keys(verdict)).toEqual([
        'line',
        'column',
        'text',
        'pattern',
        'verdict',
        'quoted',
        'recomputed',
        'mistake',
        'suggestion',
      ]);
    }
    expect(audit.totals).toEqual({
      agrees: 2,
      rounding: 1,
      differs: 1,
      'wrong-direction': 1,
      ambiguous: 0,
      possible: 0,
      'not-checked': 1,
    });
  });

  it('gives several drafts as a list', () => {
    const audits = JSON.parse(boroughstat(['check', REPORT, draft(AGREES), '-f', 'json']).out);
    expect(audits.map(({ verdicts }: { verdicts: unknown[] }) => verdicts.length)).toEqual([6, 1]);
  });

  it.each([
    ['nothing differs', AGREES, [], 0],
    ['a rounding', ROUNDING, [], 0],
    ['a rounding, where that is asked for', ROUNDING, ['--fail-on', 'rounding'], 1],
    ['something differs', 'Theft rose from 400 to 500, an increase of 20%.\n', [], 1],
    ['a wrong direction', 'Theft fell from 400 to 500.\n', [], 1],
  ])('%s', (_, text, options, code) => {
    expect(boroughstat(['check', draft(text), ...options]).code).toBe(code);
  });

  it('reads text from standard input', () => {
    const { out } = boroughstat(['check', '-'], { input: AGREES });
    expect(out).toContain('standard input:1:');
  });

  it('writes a file in the format of its ending', () => {
    const output = join(emptyFolder(), 'audit.json');
    boroughstat(['check', REPORT, '-o', output]);
    expect(JSON.parse(readFileSync(output, 'utf8')).document).toBe(REPORT);
  });

  it.each([
    ['no such draft', ['absent.md'], 3, 'absent.md: there is no such file'],
    ['a kind it does not read', ['package.json'], 3, 'package.json: is no kind of draft'],
    ['an empty draft', [draft('')], 3, ':1:1: is empty'],
    ['a format that is not there', [REPORT, '-f', 'csv'], 2, 'there is no format "csv"'],
  ])('refuses %s in a sentence', (_, args, code, sentence) => {
    const ran = boroughstat(['check', ...args]);
    expect(ran.code).toBe(code);
    expect(ran.talk).toContain(sentence);
    expect(ran.out).toBe('');
  });
});

/** What the bundled figures say is held by other tests; here the tool's own reports are read back. */
describe('check --borough', () => {
  const folder = emptyFolder();
  const audited = (drafts: readonly string[], more: readonly string[]) => {
    const { code, out, talk } = boroughstat(['check', ...drafts, ...more, '-f', 'json']);
    expect(code, talk).toBe(0);
    // Of one draft it is no list.
    return [JSON.parse(out)].flat() as { verdicts: { verdict: string; text: string; line: number }[] }[];
  };

  it.each([
    'Barnet',
    'Croydon',
    'Kingston upon Thames',
    'Westminster',
  ])("every claim of the tool's own reports on %s agrees, by its own numbers and by the files", (borough) => {
    for (const command of ['annual', 'quarterly']) {
      const out = join(folder, `${command}-${borough}`);
      const made = boroughstat([command, '--borough', borough, '-f', 'md,html,docx', '-o', out]);
      expect(made.code, made.talk).toBe(0);
      const drafts = readdirSync(out)
        .filter((name) => name.startsWith(`${command}.md`) || /-(annual|quarterly)\.(html|docx)$/.test(name))
        .map((name) => join(out, name));
      expect(drafts).toHaveLength(3);
      // By its own numbers the text is the same in every format.
      const alone = audited(drafts.slice(0, 1), []);
      const held = audited(drafts, ['--borough', borough]);
      expect(
        [...alone, ...held].flatMap(({ verdicts }) => verdicts).filter(({ verdict }) => verdict !== 'agrees'),
      ).toEqual([]);
      // A page of which nothing is read agrees as well: there is much to agree with. The Word report has its months and boroughs as charts alone.
      const counts = { annual: [140, 290], quarterly: [10, 60] }[command] ?? [];
      expect(Math.min(...alone.map(({ verdicts }) => verdicts.length))).toBeGreaterThan(counts[0] ?? 0);
      expect(Math.min(...held.map(({ verdicts }) => verdicts.length))).toBeGreaterThan(counts[1] ?? 0);
    }
  });

  it('a number changed in a sentence of its own report is no longer passed', () => {
    const report = readFileSync('fixtures/expected/annual-barnet.md', 'utf8');
    const wrong = [
      ['(from 1,361 to 2,047, +50.4%)', '(from 1,361 to 2,047, +54.0%)', 'differs'],
      ['from 921,318 to 901,928 in London (-2.1%)', 'from 921,318 to 901,928 in London (+2.1%)', 'wrong-direction'],
      ['71.7 per 1,000 population, the 9th lowest', '77.1 per 1,000 population, the 9th lowest', 'differs'],
      ['was 27.9% lower than the rate in London, 99.4', 'was 29.7% lower than the rate in London, 99.4', 'differs'],
    ] as const;
    for (const [right, changed, verdict] of wrong) {
      expect(report).toContain(right);
      const { out } = boroughstat(['check', draft(report.replace(right, changed)), '-f', 'json']);
      const { verdicts } = JSON.parse(out) as { verdicts: { verdict: string }[] };
      expect(verdicts.filter((each) => each.verdict === verdict).length, changed).toBe(1);
    }
  });

  it("another borough's report differs throughout", () => {
    const { code, out } = boroughstat(['annual', '--borough', 'Brent', '--table', 'rates', '-f', 'md']);
    expect(code).toBe(0);
    const swapped = draft(out.replaceAll('Brent', 'Barnet'));
    const { verdicts, totals } = JSON.parse(boroughstat(['check', swapped, '--borough', 'Barnet', '-f', 'json']).out);
    expect(totals.differs).toBeGreaterThan(25);
    // Within a row of another borough's rates their difference from London's is still right.
    const byFiles = verdicts.filter(({ pattern }: { pattern: string }) => pattern.startsWith('data'));
    expect(byFiles.filter(({ verdict }: { verdict: string }) => verdict === 'agrees').length).toBeLessThan(5);
  });

  it('refuses a borough or file that is not there, before it prints anything', () => {
    const ran = boroughstat(['check', draft(AGREES), '--borough', 'Barnett']);
    expect([ran.code, ran.out]).toEqual([2, '']);
    expect(boroughstat(['check', draft(AGREES), '--data', 'absent.csv']).code).toBe(3);
  });
});
