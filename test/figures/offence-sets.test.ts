import { beforeAll, describe, expect, it } from 'vitest';
import { setOf } from '../../src/figures/basis/areas.js';
import { changeFamily } from '../../src/figures/measures/change-family.js';
import { countFigure } from '../../src/figures/measures/count.js';
import type { Study } from '../../src/figures/study.js';
import { loadBundledFigures } from '../../src/load/load-files.js';
import { area, studyOf } from '../make-study.js';

let study: Study;
beforeAll(async () => {
  study = studyOf((await loadBundledFigures()).tables, '2026-03');
});

describe('sets of offences', () => {
  // Members by the definitions' own words, each counted by itself.
  it.each([
    ['neighbourhood-crime', ['burglary-residential', 'robbery-personal', 'theft-from-person', 'vehicle']],
    ['town-centre-crime', ['shoplifting', 'robbery-business', 'theft-from-person', 'robbery-personal']],
    ['serious-violence', ['homicide', 'violence-with-injury', 'rape', 'other-sexual', 'robbery-personal']],
    ['mopac-2025', ['homicide', 'violence-with-injury']],
  ])('%s is the sum of its members', (id, members) => {
    for (const name of ['Barnet', 'Westminster', 'Hillingdon']) {
      const count = (offence: string) => countFigure(study, setOf(area(name)), offence, study.choices.period).value;
      expect(count(id)).toBe(members.reduce((sum, member) => sum + (count(member) ?? Number.NaN), 0));
    }
  });

  it('that are only asked for are not tested with the report', () => {
    const { period, previous } = study.choices;
    const tested = changeFamily(study, area('Barnet'), period, previous).changes.map(({ offence }) => offence);
    expect(tested).toContain('mopac7');
    for (const { id, isInReports } of study.reference.offenceSets) expect(tested.includes(id), id).toBe(isInReports);
    expect(tested).not.toContain('neighbourhood-crime');
  });
});
