import { readFileSync } from 'node:fs';
import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import type { AuditedDraft } from '../../src/core/audit.js';
import { auditMarkdown } from '../../src/write/audit/markdown.js';
import { auditPage } from '../../src/write/audit/page.js';
import { auditSarif } from '../../src/write/audit/sarif.js';
import { auditText, draftFile } from './audit-text.js';

const audit: AuditedDraft = auditText(readFileSync(draftFile('report.md'), 'utf8'));
const evil = auditText('<b>Robbery & "theft"</b> rose from 400 to 500, an increase of 20% <script>alert(1)</script>');
const validator = new HtmlValidate({ root: true, extends: ['html-validate:recommended'] });

describe('sarif', () => {
  const { version, runs } = JSON.parse(auditSarif([audit]));
  const [{ tool, results }] = runs;

  it('is 2.1.0 with a rule for each pattern it speaks of', () => {
    expect(version).toBe('2.1.0');
    const ids = tool.driver.rules.map(({ id }: { id: string }) => id);
    for (const { ruleId } of results) expect(ids).toContain(ruleId);
  });

  it('has a result for each claim at its place, an accepted one suppressed', () => {
    const rows = results.map((result: Record<string, never>) => {
      const { kind, level, locations, suppressions } = result as never as {
        kind: string;
        level: string;
        locations: { physicalLocation: { region: { startLine: number; startColumn: number } } }[];
        suppressions?: { justification: string }[];
      };
      const line = locations[0]?.physicalLocation.region.startLine;
      return [line, kind, level, suppressions?.[0]?.justification];
    });
    expect(rows).toEqual([
      [3, 'pass', 'none', undefined],
      [4, 'fail', 'error', undefined],
      [9, 'pass', 'none', undefined],
      [10, 'fail', 'error', undefined],
      [11, 'fail', 'warning', undefined],
      [13, 'fail', 'error', 'figure of the service, agreed'],
      [15, 'fail', 'note', undefined],
    ]);
  });
});

describe('html', () => {
  it.each([audit, evil])('is valid, whatever the draft holds', async (one) => {
    const { results } = await validator.validateString(auditPage([one]));
    expect(results.flatMap(({ messages }) => messages.map(({ message, line }) => [line, message]))).toEqual([]);
  });

  it('holds the whole draft, marked, with a note for each mark', () => {
    const page = auditPage([audit]);
    expect(page).toContain('<mark class="differs">from 400 offences to 500,\nan increase of 20%</mark>');
    expect(page).toContain('20.0% is the change over the later figure (wrong base)');
    expect(page.match(/<li id="note-/g)?.length).toBe(7);
    expect(auditPage([evil])).not.toContain('<script>');
    // Of the row of criminal damage each cell is marked, and the last one has the note.
    expect(page).toContain(
      '<td><mark class="wrong-direction">456</mark></td><td><mark class="wrong-direction">5.0%</mark><sup><a href="#note-4" aria-label="note 4">[4]</a></sup></td>',
    );
    expect(page).toContain('<th scope="col">% change</th>');
  });
});

describe('md', () => {
  it('gives totals, what must be looked at, and what was accepted', () => {
    const text = auditMarkdown([audit]);
    expect(text).toContain('| differs | 1 |');
    expect(text).toMatch(/\| 4:20 \| differs \| from 400 offences to 500, an increase of 20% \|/);
    expect(text).toContain('- line 13: figure of the service, agreed (differs)');
  });
});
