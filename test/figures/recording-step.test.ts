import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SourceTable } from '../../src/core/crime.js';
import { roundHalfAway } from '../../src/core/format.js';
import { type MeasuredStep, measureSteps } from '../../src/figures/basis/recording-step.js';
import { changeFigure } from '../../src/figures/measures/change.js';
import { countFigure } from '../../src/figures/measures/count.js';
import { changeSignal, markedSignal } from '../../src/figures/measures/signal.js';
import { loadFiles } from '../../src/load/load-files.js';
import { bundledFigures } from '../../src/load/package-root.js';
import { buildDataset } from '../../src/tidy/build-dataset.js';
import { boroughs, everywhere, madeUpTable, reference, studyOf } from '../make-study.js';
import { root } from '../run-binary.js';

const rule = reference.breaks.find(({ id }) => id === 'connect-2024-recording');
const registered = readFileSync(join(root, 'data', 'reference', 'recording-steps.csv'), 'utf8')
  .trim()
  .split('\n');

let bundled: readonly SourceTable[] = [];
let measured: readonly MeasuredStep[] = [];

beforeAll(async () => {
  bundled = (await loadFiles([bundledFigures()])).tables;
  if (!rule) throw new Error('no connect-2024-recording');
  measured = measureSteps(buildDataset(bundled, reference).dataset, reference, rule);
});

const percentOf = (offence: string) => measured.find((step) => step.offence === offence)?.percent ?? Number.NaN;

describe('the steps at the change of the recording system', () => {
  it('are in the registry as they are measured', () => {
    const lines = measured.map(({ offence, percent, rank, months, stepped }) => {
      const size = percent === null ? '' : roundHalfAway(percent, 1).toFixed(1);
      const word = stepped ? 'yes' : percent === null ? 'too few' : 'no';
      return `connect-2024-recording,${offence},${size},${rank ?? ''},${months ?? ''},${word}`;
    });
    expect(registered.slice(1)).toEqual(lines);
  });

  // Worked out in Python from data/figures/recorded-crime.csv, all areas added up.
  it.each([
    ['violence-with-injury', -20.0],
    ['other-theft', -15.6],
    ['criminal-damage', -13.8],
    ['stalking-and-harassment', -14.1],
    ['weapons', -18.9],
    ['public-order', -14.1],
    ['shoplifting', 7.2],
    ['all', -5.5],
  ])('%s: %d%%', (offence, percent) => expect(percentOf(offence)).toBeCloseTo(percent, 1));

  it('are beyond their own history for ten offences, and not for shoplifting, which was rising before', () => {
    expect(measured.filter(({ stepped }) => stepped).map(({ offence }) => offence)).toEqual([
      'other-theft',
      'violence',
      'violence-with-injury',
      'violence-without-injury',
      'stalking-and-harassment',
      'public-order',
      'weapons',
      'damage',
      'criminal-damage',
      'misc',
    ]);
    expect(measured.find(({ offence }) => offence === 'violence-with-injury')?.rank).toBe(1);
  });
});

describe('a comparison over February 2024', () => {
  const twoYears = { label: '2024/25', from: '2024-04', to: '2025-03' };
  const before = { label: '2023/24', from: '2023-04', to: '2024-03' };

  it.each(
    boroughs.map(({ name, code }) => [name, code]),
  )('in %s carries the note, and names no borough', (name, code) => {
    const study = studyOf(bundled, '2025-03');
    const set = { name, codes: [code] };
    for (const offence of ['violence-with-injury', 'shoplifting', 'all', 'mopac7']) {
      const [now, then] = [twoYears, before].map((period) => countFigure(study, set, offence, period));
      if (!now || !then) throw new Error('two counts');
      const notes = changeFigure(study, now, then).notes.join(' ');
      expect(notes).toContain('28 February 2024');
      expect(notes.includes('moved at once')).toBe(['violence-with-injury', 'mopac7'].includes(offence));
      expect(changeSignal(study, now, then).recordingChanged).toBe(
        ['violence-with-injury', 'mopac7'].includes(offence),
      );
      for (const other of boroughs) expect(notes).not.toContain(other.name);
    }
  });

  const assaults = madeUpTable({
    from: '2018-04',
    to: '2026-03',
    rows: [
      ...everywhere('VIOLENCE AGAINST THE PERSON', 'VIOLENCE WITH INJURY', () => 100),
      ...everywhere('BURGLARY', 'RES BURGLARY OF A HOME', () => 50),
    ],
  });
  const crossed = (to: string, offence: string) => {
    const study = studyOf([assaults], to);
    const set = { name: 'Barnet', codes: [boroughs.find(({ name }) => name === 'Barnet')?.code ?? ''] };
    const { period, previous } = study.choices;
    const [now, then] = [period, previous].map((each) => countFigure(study, set, offence, each));
    if (!now || !then) throw new Error('two counts');
    return { signal: changeSignal(study, now, then), notes: changeFigure(study, now, then).notes };
  };

  it('is marked where a month of both sides is in it, and not where both years lie on one side', () => {
    expect(crossed('2024-02', 'violence-with-injury').signal.recordingChanged).toBe(false);
    expect(crossed('2024-03', 'violence-with-injury').signal.recordingChanged).toBe(true);
    expect(crossed('2026-01', 'violence-with-injury').signal.recordingChanged).toBe(true);
    expect(crossed('2026-02', 'violence-with-injury').signal.recordingChanged).toBe(false);
    expect(crossed('2026-02', 'violence-with-injury').notes.join()).not.toContain('recording');
  });

  it('says of an offence that did not step only that the system changed', () => {
    const { signal, notes } = crossed('2025-03', 'burglary-residential');
    expect(signal.recordingChanged).toBe(false);
    expect(notes.filter((note) => note.includes('recording'))).toHaveLength(1);
  });

  it('has its word marked', () => {
    expect(markedSignal('▼ lower', true)).toBe('▼ lower (recording changed)');
    expect(markedSignal('▼ lower', false)).toBe('▼ lower');
  });
});
