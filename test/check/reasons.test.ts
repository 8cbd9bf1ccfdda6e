import { describe, expect, it } from 'vitest';
import { auditText } from './audit-text.js';

/** Why a number is not checked, in words that are true of its text; worked out by hand. */
const TABLE =
  '| Offence | 2021 | 2022 | 2023 |\n|---|---|---|---|\n| Burglary | 130 | 120 | 110 |\n| Robbery | 50 | 40 | 44 |\n\n';

const REASONS: readonly (readonly [reason: RegExp, text: string])[] = [
  [/^no figures are given near it$/, 'Robbery rose by 12%.'],
  [
    /^a table has a row of its subject/,
    `${TABLE}Robbery with knives was 31.7 per cent lower than planned for the winter.`,
  ],
  [/^a table stands near it/, `${TABLE}Shoplifting was 31.7% lower than in the year before.`],
  [
    /^percentage points, but no two percentages/,
    'Quad bike thefts rose from 66 to 89, an increase of 12.1 percentage points.',
  ],
  [/^no second level/, 'There were 4,310 calls, 8.25% more.'],
  [/^there are numbers near it/, 'The team has 12 vans, 40 bikes and 71 radios. Trust in it is 31.7% higher.'],
  [/^no count and population/, 'The rate was 75.0 per 1,000 population.'],
  [/^of another place/, 'In London there were 90.1 crimes per 1,000 people.'],
  [/^a target/, 'We aim to cut burglary by 20%.'],
];

describe('why a number is not checked', () => {
  it.each(REASONS)('%s: %s', (reason, text) => {
    const reasons = auditText(text)
      .verdicts.filter(({ verdict }) => verdict === 'not-checked')
      .map(({ recomputed }) => recomputed);
    expect(reasons).toEqual([expect.stringMatching(reason)]);
  });

  it('is not that it is of another place, where the place is that of the next line', () => {
    const { verdicts } = auditText('Wickenden\n75.5 crimes per 1,000 people\nOur region\n81.2\n');
    expect(verdicts.map(({ recomputed }) => recomputed)).not.toContain('of another place than the figures beside it');
  });
});
