import { describe, expect, it } from 'vitest';
import { auditDraft } from '../../src/check/audit.js';
import type { CrimeData, NamedArea, Recorded } from '../../src/check/data/index.js';
import { missing } from '../../src/core/missing.js';
import type { Period } from '../../src/core/months.js';

/** Made-up files: the counts are the source, every rate, change and rank below is worked out by hand from them. */
const BARNET: NamedArea = { code: 'B', name: 'Barnet', spellings: ['barnet'] };
const BRENT: NamedArea = { code: 'R', name: 'Brent', spellings: ['brent'] };
const LONDON: NamedArea = { code: 'London', name: 'London', spellings: ['london'] };

const COUNTS: Readonly<Record<string, number>> = {
  'B|burglary|2021-04': 2_408,
  'B|burglary|2020-04': 2_000,
  'B|robbery|2021-04': 711,
  'B|robbery|2020-04': 800,
  'R|burglary|2021-04': 3_155,
  'London|burglary|2021-04': 60_000,
};
const OLDER: Readonly<Record<string, number>> = { 'B|burglary|2021-04': 2_390 };
const FILE = '2024-01';

const said = (value: number | undefined, older?: number): Recorded =>
  value === undefined
    ? missing('not-recorded', '12 of 12 months absent')
    : { value, file: FILE, older: older === undefined ? [] : [{ value: older, file: '2022-04' }] };
const countOf = ({ code }: NamedArea, offence: string, { from }: Period): number | undefined =>
  COUNTS[`${code}|${offence}|${from}`];

const records: CrimeData = {
  borough: BARNET,
  areas: [BARNET, BRENT, LONDON],
  offences: [
    { id: 'burglary', label: 'Burglary' },
    { id: 'robbery', label: 'Robbery' },
  ],
  count: (area, offence, period) =>
    said(countOf(area, offence, period), OLDER[`${area.code}|${offence}|${period.from}`]),
  // 400,000 people and 150,000 households everywhere.
  rate: (area, offence, period, base) => {
    const count = countOf(area, offence, period);
    return said(count === undefined ? undefined : (count / (base === 'households' ? 150_000 : 400_000)) * 1000);
  },
  change: (area, offence, period, before) => {
    const [now, then] = [countOf(area, offence, period), countOf(area, offence, before)];
    return said(now === undefined || then === undefined ? undefined : (now / then - 1) * 100);
  },
  gap: () => said(-20),
  rank: (_, __, ___, { end }) => said(end === 'lowest' ? 9 : 24),
  moved: () => said(20),
};

const verdicts = (text: string) =>
  auditDraft({ name: 'draft', text, positionOf: () => ({ line: 1, column: 1 }) }, records).verdicts.filter(
    ({ pattern }) => pattern.startsWith('data-'),
  );
const only = (text: string) => {
  const found = verdicts(text);
  expect(found, text).toHaveLength(1);
  return found[0];
};

describe('a count held against the files', () => {
  it('agrees with the newest file, or with an older one', () => {
    expect(only('In 2021/22 there were 2,408 burglaries in Barnet.')?.verdict).toBe('agrees');
    const older = only('In 2021/22 there were 2,390 burglaries in Barnet.');
    expect(older?.verdict).toBe('agrees');
    expect(older?.recomputed).toMatch(/2,390 in the file to 2022-04; 2,408 in the file to 2024-01: within later/);
  });

  it('is told from an error where later revisions explain it', () => {
    const found = only('In 2021/22 there were 2,406 burglaries in Barnet.');
    expect(found).toMatchObject({ verdict: 'agrees', mistake: null });
    expect(found?.recomputed).toBe('2,408 in the file to 2024-01: within later revisions');
  });

  it('differs where they do not, and the mistake that fits is named', () => {
    const at = (number: string) => only(`In 2021/22 there were ${number} burglaries in Barnet.`);
    expect(at('2,000')).toMatchObject({ verdict: 'differs', mistake: 'stale-year', suggestion: '2,408' });
    expect(at('711')).toMatchObject({ verdict: 'differs', mistake: 'wrong-label' });
    expect(at('3,155')).toMatchObject({ verdict: 'differs', mistake: 'wrong-area' });
    expect(at('2,480')).toMatchObject({ verdict: 'differs', mistake: 'digits' });
    expect(at('1,500')).toMatchObject({ verdict: 'differs', mistake: 'count' });
    expect(at('2,460')).toMatchObject({ verdict: 'ambiguous' });
    expect(at('over 2,500')).toMatchObject({ verdict: 'differs', mistake: 'bound' });
    expect(at('about 2,400')).toMatchObject({ verdict: 'agrees' });
  });

  it('is not checked where the files have no such months, and not read where the months are not certain', () => {
    expect(only('In 2019/20 there were 2,408 burglaries in Barnet.')).toMatchObject({ verdict: 'not-checked' });
    expect(verdicts('In 2021 there were 2,408 burglaries in Barnet.')).toEqual([]);
  });

  it('is of the area the sentence names', () => {
    expect(only('In 2021/22 there were 3,155 burglaries in Brent.')?.verdict).toBe('agrees');
    expect(only('London had 60,000 burglaries in 2021/22.')?.verdict).toBe('agrees');
  });

  it.each([
    'In 2021/22 there were 300 burglaries in the wards of the town centre.',
    'In 2021/22 the target was 1,900 burglaries.',
    'In 2021/22 there were 300 victims of burglary who had been victims before.',
    'In 2021/22 there were 150 knife robberies.',
    'In 2021/22 there were 300 fewer burglaries.',
    'In 2021/22 there were 200 burglaries a month.',
  ])('is not of another thing: %s', (sentence) => {
    expect(verdicts(sentence).filter(({ verdict }) => verdict !== 'not-checked')).toEqual([]);
  });
});

describe('changes, rates and ranks held against the files', () => {
  it('a change is on the year before, or on the year it names', () => {
    expect(only('In 2021/22 burglary rose by 20.4 per cent in Barnet.')?.verdict).toBe('agrees');
    expect(only('In 2021/22 burglary was up 20.4% on 2020/21.')?.verdict).toBe('agrees');
    expect(only('In 2021/22 burglary fell by 20.4% in Barnet.')).toMatchObject({
      verdict: 'wrong-direction',
      mistake: 'sign',
    });
    expect(only('In 2021/22 burglary rose by 35% in Barnet.')?.verdict).toBe('differs');
  });

  it('a rate is per what it says', () => {
    expect(only('In 2021/22 burglary stood at 6.0 per 1,000 population.')?.verdict).toBe('agrees');
    expect(only('In 2021/22 burglary stood at 16.1 per 1,000 households.')?.verdict).toBe('agrees');
    expect(only('In 2021/22 burglary stood at 16.1 per 1,000 population.')?.verdict).toBe('differs');
  });

  it('a rank is counted from the end it says', () => {
    const at = (place: string) => only(`In 2021/22 Barnet had the ${place} burglary rate of the 32 London boroughs.`);
    expect(at('9th lowest')?.verdict).toBe('agrees');
    expect(at('24th highest')?.verdict).toBe('agrees');
    expect(at('9th highest')?.verdict).toBe('differs');
  });

  it('nothing is called an error where it is not certain which offence is meant', () => {
    const found = verdicts('In 2021/22 burglary and robbery in Barnet rose by 50% on the year before.');
    expect(found.map(({ verdict }) => verdict)).toEqual(['not-checked']);
  });
});

describe('a table held against the files', () => {
  const table = (...rows: string[]) =>
    ['## Crime in Barnet', '', '| Offence | 2020/21 | 2021/22 | % change |', '|---|---|---|---|', ...rows].join('\n');
  const checked = (...rows: string[]) => verdicts(table(...rows));

  it('row by row, every number by its column', () => {
    const found = checked('| Burglary | 2,000 | 2,408 | +20.4% |', '| Robbery | 711 | 800 | +12.5% |');
    expect(found.map(({ verdict }) => verdict)).toEqual(['agrees', 'differs']);
    expect(found[1]?.recomputed).toMatch(/800 in the file.*711 in the file/);
  });

  it('a row that names nothing of the files is said, never passed', () => {
    const [found] = checked('| Noise complaints | 10 | 20 | +100% |');
    expect(found).toMatchObject({ verdict: 'not-checked' });
  });

  it('a row may be of an area, the table of the offence', () => {
    const text =
      '## Burglary by borough\n\n| Borough | Offences 2021/22 |\n|---|---|\n| Brent | 3,155 |\n| Elsewhere | 4 |';
    expect(verdicts(text).map(({ verdict }) => verdict)).toEqual(['agrees', 'not-checked']);
  });

  it('a row may be of a year', () => {
    const text =
      '## Burglary in Barnet\n\n| Year | Offences | Rate per 1,000 population |\n|---|---|---|\n| 2021/22 | 2,408 | 6.0 |';
    expect(only(text)?.verdict).toBe('agrees');
  });
});
