import { describe, expect, it } from 'vitest';
import type { SourceTable } from '../../src/core/crime.js';
import { groupsCheck } from '../../src/figures/cross-checks/groups.js';
import { changeFamily } from '../../src/figures/measures/change-family.js';
import { compareOffence } from '../../src/figures/measures/comparison.js';
import { comparableOffences, pairVintages, revision } from '../../src/figures/time/revision.js';
import { offenceColumns } from '../../src/tables/shared/columns.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { area, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';

const BARNET = area('Barnet');
const VIOLENCE = 'VIOLENCE AGAINST THE PERSON';

/** 100 with injury, of which 2 are by unlawful driving and apart only where `splits`; 300 without, 40 of them stalking. */
const violence = (from: string, to: string, splits: boolean): SourceTable =>
  madeUpTable({
    file: `${from}.csv`,
    from,
    to,
    rows: [
      ...everywhere(VIOLENCE, 'VIOLENCE WITH INJURY', () => (splits ? 98 : 100)),
      ...everywhere(VIOLENCE, 'VIOLENCE WITHOUT INJURY', () => (splits ? 260 : 300)),
      ...everywhere(VIOLENCE, 'HOMICIDE', () => 1),
      ...(splits
        ? [
            ...everywhere(VIOLENCE, 'DEATH SERIOUS INJURY ILLEGAL DRIVING', () => 2),
            ...everywhere(VIOLENCE, 'STALKING AND HARASSMENT', () => 40),
          ]
        : []),
    ],
  });

describe('violence with injury', () => {
  it('is compared with death or serious injury by unlawful driving over the seam of files of which one has it apart', () => {
    const study = studyOf([violence('2022-04', '2024-03', false), violence('2024-04', '2026-03', true)], '2025-03');
    const { count, previousCount, change, offence } = compareOffence(study, BARNET, 'violence-with-injury');
    // 98 + 2 a month, and 100.
    expect([count.value, previousCount.value, change.value]).toEqual([1200, 1200, 0]);
    expect(offence.label).toBe('Violence with injury (with death or serious injury by unlawful driving)');
    expect(compareOffence(study, BARNET, 'violence').change.value).toBe(0);
    expect(compareOffence(study, BARNET, 'violence-without-injury').change.value).toBe(0);
    expect(compareOffence(study, BARNET, 'mopac7').offence.label).not.toContain('driving');
    const { period, previous } = study.choices;
    expect(groupsCheck({ study, area: BARNET, periods: [period, previous] }).wrong).toEqual([]);
  });

  it('is as each file has it where all have it alike', () => {
    const apart = studyOf([violence('2024-04', '2026-03', true)], '2026-03');
    expect(compareOffence(apart, BARNET, 'violence-with-injury').count.value).toBe(98 * 12);
    expect(compareOffence(apart, BARNET, 'violence-with-injury').offence.label).toBe('Violence with injury');
    const within = studyOf([violence('2022-04', '2024-03', false)], '2024-03');
    expect(compareOffence(within, BARNET, 'violence-with-injury').count.value).toBe(1200);
  });

  it('says on the way which file counts what', () => {
    const { diagnostics } = buildDataset(
      [violence('2022-04', '2024-03', false), violence('2024-04', '2026-03', true)],
      reference,
    );
    expect(diagnostics.map(({ text }) => text).join()).toContain(
      'Death or serious injury by unlawful driving is in violence with injury in 2022-04.csv and apart in 2024-04.csv',
    );
  });

  it('is compared like for like between two vintages', () => {
    const [then, now] = [false, true].map(
      (splits) => buildDataset([violence('2024-04', '2025-03', splits)], reference).dataset,
    );
    if (!then || !now) throw new Error('two vintages');
    const vintages = pairVintages(then, now, reference);
    const found = revision(vintages, vintages.boroughs, 'violence-with-injury', vintages.months);
    // 32 boroughs, 12 months, 100 each.
    expect([found.before.value, found.now.value, found.change.value]).toEqual([38_400, 38_400, 0]);
    const labels = comparableOffences(vintages).map(({ label }) => label);
    expect(labels).toContain('Violence with injury (with death or serious injury by unlawful driving)');
  });
});

/** A complete file of the CRIS era without fraud, beside an older one that has some. */
const cris = (from: string, to: string, fraud: boolean): SourceTable => {
  const labels = reference.labels.filter(({ era, offence }) => era === 'cris' && offence !== 'fraud');
  const own = [
    ...new Map(labels.filter(({ offence }) => everyCore.has(offence)).map((label) => [label.offence, label])).values(),
  ];
  return madeUpTable({
    file: `${from}.csv`,
    from,
    to,
    rows: [
      ...own.flatMap(({ group, subgroup }) => everywhere(group, subgroup, () => 10)),
      ...(fraud ? everywhere('Historical Fraud and Forgery', 'Historical Fraud and Forgery', () => 1) : []),
    ],
  });
};
const everyCore = new Set(
  reference.offences.filter(({ core }) => core === 'yes' || core === 'some').map(({ id }) => id),
);

describe('an offence without a row anywhere in the newer file', () => {
  const study = studyOf([cris('2018-04', '2020-03', true), cris('2020-04', '2022-03', false)], '2022-03');

  it('is missing, not none, and is not tested', () => {
    const { count, previousCount } = compareOffence(study, BARNET, 'fraud');
    expect(count.missing).toBe('no row of fraud and forgery offences in 2020-04.csv');
    expect(previousCount.value).toBeNull();
    const { period, previous } = study.choices;
    expect(changeFamily(study, BARNET, period, previous).of('fraud')?.verdict).toBe('untested');
  });

  it('leaves the total as it is', () => {
    expect(compareOffence(study, BARNET, 'all').count.value).toBeGreaterThan(0);
  });
});

it('none in both years is not tested: the others are adjusted for one fewer', () => {
  const table = madeUpTable({
    from: '2022-04',
    to: '2024-03',
    rows: [
      ...everywhere('THEFT', 'SHOPLIFTING', (index, month) => (index === 1 && month >= '2023-04' ? 11 : 10)),
      ...everywhere('THEFT', 'BICYCLE THEFT', (index) => (index === 1 ? 0 : 10)),
    ],
  });
  const study = studyOf([table], '2024-03');
  const { period, previous } = study.choices;
  const { tested, of } = changeFamily(study, BARNET, period, previous);
  expect(of('bicycle-theft')).toMatchObject({ verdict: 'untested' });
  expect(of('bicycle-theft')?.adjustedP.missing).toBe('no offences in either period');
  // All that are tested are of the one offence (total, group, itself): their adjusted p is its own.
  const shops = of('shoplifting');
  expect(tested).toBeGreaterThan(0);
  expect(shops?.adjustedP.value).toBe(shops?.p.value);
});

it('a base year that is last year has no second columns of one name', () => {
  const table = violence('2021-04', '2024-03', false);
  const to = '2024-03';
  const names = ['baseCount', 'previousCount', 'count', 'changePercent', 'baseChangePercent'] as const;
  const columns = (back: number) => {
    const base = { from: `${2023 - back}-04`, to: `${2024 - back}-03`, label: `${2023 - back}/${24 - back}` };
    const study = studyOf([table], to, { base });
    return offenceColumns(study, names).map(({ key }) => key);
  };
  expect(columns(1)).toEqual(['offence', 'previous_count', 'count', 'change_percent']);
  expect(columns(2)).toEqual([
    'offence',
    'base_count',
    'previous_count',
    'count',
    'change_percent',
    'base_change_percent',
  ]);
});

describe('the registry', () => {
  const textOf = (id: string) => reference.breaks.find((rule) => rule.id === id);

  // Added up from the Met's pre-2019 file and the CRIS file of April 2010 to January 2022, in Python.
  it('says by how much old and new criminal damage differ', () => {
    expect(textOf('groups-2019-bridged')?.offences).not.toContain('damage');
    expect(textOf('criminal-damage-2019')?.text).toContain(
      "one in 76 of London's offences in 2011/12 and one in 30 in 2018",
    );
    expect(textOf('criminal-damage-2019')?.source).toContain('960 of 72,851 and 1,966 of 58,666');
  });

  it('says that offensive weapons left violence, and what theft of a vehicle holds', () => {
    expect(textOf('pre-2019-groups')?.text).toContain('offensive weapons are not with violence');
    expect(textOf('vehicle-taking-2019')?.text).toContain('holds aggravated vehicle taking');
  });
});
