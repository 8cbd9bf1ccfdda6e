import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';

describe('init --indicators', () => {
  const folder = emptyFolder();
  const form = join(folder, 'indicators.csv');
  const annual = (...args: string[]) =>
    boroughstat(['annual', '--borough', 'Southwark', '--indicators', form, ...args]);
  const { code, talk } = boroughstat([
    'init',
    '--borough',
    'Southwark',
    '--indicators',
    '-o',
    join(folder, 'assessment.yaml'),
  ]);

  it('writes a form with every indicator, its unit and a blank value, as CSV and as a workbook', async () => {
    expect(code).toBe(0);
    expect(talk).toContain('open report/index.html');
    const rows = parse(readFileSync(form), { columns: true }) as Record<string, string>[];
    const known = parse(readFileSync('data/reference/indicators.csv'), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ indicator = '' }) => indicator.replace(/:.*/, ''))).toEqual(known.map(({ id }) => id));
    expect(rows.every(({ area, value, unit }) => area === 'Southwark' && value === '' && unit !== '')).toBe(true);
    const [sheet] = (await readXlsx(readFileSync(join(folder, 'indicators.xlsx')))).sheets;
    expect(sheet?.rows.length).toBe(rows.length + 1);
    expect(sheet?.rows[0]?.slice(0, 2)).toEqual(['indicator', 'area']);
  });

  it('leaves a configuration that is there, and writes nothing where a form is', () => {
    const later = emptyFolder();
    const file = join(later, 'assessment.yaml');
    writeFileSync(file, 'borough: Southwark\n');
    const init = () => boroughstat(['init', '--borough', 'Southwark', '--indicators', '-o', file]);
    const first = init();
    expect(first.code).toBe(0);
    expect(first.talk).toContain('stays as it is; it must have the line "indicators: indicators.csv"');
    expect(readdirSync(later).sort()).toEqual(['assessment.yaml', 'indicators.csv', 'indicators.xlsx']);
    expect(readFileSync(file, 'utf8')).toBe('borough: Southwark\n');
    rmSync(file);
    // The form may be filled in: it is refused, and no configuration written beside it.
    expect(init().code).toBe(2);
    expect(readdirSync(later)).toHaveLength(2);
  });

  it('is printed in the report of the configuration, once it is filled in', () => {
    const filled = emptyFolder();
    const file = join(filled, 'assessment.yaml');
    boroughstat(['init', '--borough', 'Southwark', '--indicators', '-o', file]);
    const csv = join(filled, 'indicators.csv');
    const blank = readFileSync(csv, 'utf8');
    writeFileSync(
      csv,
      blank.replace(/^(fly-tipping-incidents,Southwark,[\d-]+,[\d-]+),.*$/m, '$1,14210,,,,count,Southwark Council,'),
    );
    const printed = boroughstat(['annual', '-c', file, '-f', 'md']);
    expect(printed.out).toMatch(/^# From our partners$/m);
    expect(printed.out).toContain('14,210');
    expect(printed.talk).not.toContain('no section prints');
    writeFileSync(file, readFileSync(file, 'utf8').replace(' environmental-crime,', ''));
    const { talk: noted } = boroughstat(['annual', '-c', file, '-f', 'md']);
    expect(noted).toContain(
      'note: indicators.csv has figures for environmental-crime, which no section prints; add that table to a section of the configuration.',
    );
  });

  it('is read while nothing is filled in, and prints what is', () => {
    const blank = annual('-f', 'csv');
    expect(blank.out).not.toMatch(/^environmental-crime,/m);
    expect(blank.talk).toMatch(
      /^note: indicators\.csv: \d+ rows have no value and no source yet, and are left out\.$/m,
    );
    writeFileSync(
      form,
      readFileSync(form, 'utf8').replace(
        /^(fly-tipping-incidents,[^,]+,[^,]+,[^,]+),,,,,count,,/m,
        '$1,1234,,,,count,Southwark Council,',
      ),
    );
    const { out } = annual('--table', 'environmental-crime', '-f', 'csv');
    expect(out).toMatch(/^environmental-crime,[^\n]*1234/m);
    writeFileSync(form, readFileSync(form, 'utf8').replace('Southwark Council', ''));
    expect(annual('-f', 'csv').talk).toMatch(/indicators\.csv:5:10: source is blank; fill it in/);
  });

  it('writes over nothing without --force', () => {
    const again = boroughstat(['init', '--borough', 'Southwark', '--indicators', '-o', join(folder, 'other.yaml')]);
    expect(again.code).toBe(2);
    expect(again.talk).toMatch(/indicators\.csv is there already/);
  });
});
