import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { boroughstat, emptyFolder } from '../run-binary.js';

/** A configuration with two sets of its own, one of which reports do not show, and a list that names a shipped set. */
const CONFIGURATION = `borough: Barnet
year: 2025/26
offenceSets:
  - name: night-time-economy
    title: Night-time economy
    offences: [violence-with-injury, theft-from-person, drug-possession]
    source: Community Safety Partnership, 2025
  - name: doorstep
    title: Doorstep crime
    offences: [burglary-residential, robbery-personal]
    source: made up
    inReports: false
offenceLists:
  volume-change: [night-time-economy, neighbourhood-crime]
targets:
  - measure: doorstep
    baseline: { period: 2020/21 }
    target: { direction: lower }
    due: 2027-03
`;

let folder: string;
beforeAll(() => {
  folder = emptyFolder();
  writeFileSync(join(folder, 'assessment.yaml'), CONFIGURATION);
});

const run = (...args: string[]) => boroughstat([...args, '-c', join(folder, 'assessment.yaml')]);

const tablesOf = (text: string): { id: string; rows: { key: string; [column: string]: unknown }[] }[] =>
  JSON.parse(text).tables;

describe("a configuration's own sets of offences", () => {
  // Barnet, April 2025 to March 2026, added up by another program over data/figures/recorded-crime.csv: violence with injury
  // 1,823, theft from the person 998, possession of drugs 693, homicide 2, sexual offences 821, personal robbery 560.
  it('count as the sum of their members wherever an offence is asked for', () => {
    const { out } = run('compare', '--offence', 'night-time-economy,serious-violence,mopac-2025', '-f', 'json');
    const counts = JSON.parse(out).comparisons.map(({ count }: { count: { value: number } }) => count.value);
    expect(counts).toEqual([1823 + 998 + 693, 2 + 1823 + 821 + 560, 1823 + 2]);
  });

  it('stand in the tables of a report, tested with the offences, unless the configuration says not', () => {
    const { code, out } = run('annual', '-f', 'json', '--table', 'volume-change,rankings,signals,targets');
    expect(code).toBe(0);
    const tables = new Map(tablesOf(out).map(({ id, rows }) => [id, rows]));
    const ranked = tables.get('rankings')?.map(({ key }) => key) ?? [];
    expect(ranked.slice(0, 4)).toEqual(['all', 'mopac7', 'neighbourhood-crime', 'night-time-economy']);
    expect(ranked).not.toContain('doorstep');
    const changed = tables.get('volume-change') ?? [];
    expect(changed.map(({ key }) => key)).toEqual(['night-time-economy', 'neighbourhood-crime']);
    expect(JSON.stringify(changed)).not.toContain('not tested');
    expect(JSON.stringify(tables.get('targets'))).toContain('Doorstep crime');
  });

  it('say in the report what is in them and whose definition it is', () => {
    const { out } = run('annual', '-f', 'html', '-o', '-');
    expect(out).toContain(
      'Violence with injury; Theft from the person; Possession of drugs (source: Community Safety Partnership, 2025)',
    );
    expect(out).not.toContain('Doorstep crime; ');
  });

  it('are in help, of the configuration named and of that in the working folder', () => {
    const named = run('help', 'definitions').out;
    expect(named).toContain('  doorstep: Doorstep crime\n    Residential burglary\n    Robbery of personal property\n');
    expect(run('help', 'offences').out).toContain('night-time-economy');
    expect(boroughstat(['help', 'definitions'], { cwd: folder }).out).toBe(named);
    expect(boroughstat(['help', 'definitions']).out).not.toContain('doorstep');
  });

  it('do not keep help from a folder whose configuration is wrong', () => {
    const wrong = emptyFolder();
    writeFileSync(join(wrong, 'assessment.yaml'), CONFIGURATION.replace('night-time-economy, n', 'night-time, n'));
    const { code, out, talk } = boroughstat(['help', 'definitions'], { cwd: wrong });
    expect(code).toBe(0);
    expect(out).toContain('neighbourhood-crime: Neighbourhood crime');
    expect(talk).toContain('assessment.yaml:14:19: offenceLists.volume-change[0]: there is no offence "night-time"');
  });
});
