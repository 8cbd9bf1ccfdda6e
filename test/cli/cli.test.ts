import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ANNUAL_TABLES } from '../../src/tables/index.js';
import { binary, boroughstat, emptyFolder, root } from '../run-binary.js';

describe('annual', () => {
  it('says that offences were chosen in vain where no table is of chosen ones', () => {
    const { code, talk } = boroughstat(['annual', '--table', 'volume-change', '--offence', 'burglary']);
    expect([code, talk]).toEqual([0, expect.stringContaining('warning: --offence is not used')]);
    expect(boroughstat(['annual', '--table', 'volume-change']).talk).not.toContain('--offence');
  });
});

describe('exit codes', () => {
  it.each([
    [['--version'], 0],
    [['anual'], 2],
    [['annual', '--year', '2030/31'], 3],
    [['annual', '-o', 'package.json/out'], 4],
  ])('of a process: %j is %i', (args, code) => {
    const ran = binary(args);
    expect(ran.code, ran.talk).toBe(code);
    if (code !== 0) expect(ran.out).toBe('');
  });

  it.each([
    [['--help'], 0],
    [['annual', '--help'], 0],
    [[], 2],
    [['annual', '--bourough', 'Brent'], 2],
    [['annual', '--borough', 'Barnett'], 2],
    [['annual', '--borough', 'Heathrow'], 2],
    [['annual', '--year', '2021/23'], 2],
    [['annual', '--year', '2021/22', '--to', '2022-03'], 2],
    [['annual', '--to', '2022-13'], 2],
    [['annual', '--base', '2025/26'], 2],
    [['annual', '--table', 'leage'], 2],
    [['annual', '--london', 'all'], 2],
    [['annual', '--population-series', 'census'], 2],
    [['annual', '--small-number', 'few'], 2],
    [['annual', '--compare-with', 'Kent'], 2],
    [['annual', '-f', 'pdf'], 2],
    [['annual', '-f', 'md,csv'], 2],
    [['annual', '-o', 'out.pdf'], 2],
    [['quarterly', '--quarter', '2025/26'], 2],
    [['quarterly', '--quarter', '2030/31-Q1'], 3],
    [['rank', '--offence', 'burglery'], 2],
    [['rank', '--offence', 'burglary,robbery'], 2],
    [['compare', '--assert', 'rate less than london_rate'], 2],
    [['compare', '--assert', 'rte < london_rate'], 2],
    [['inspect', '--table', 'file'], 2],
    [['annual', '--data', 'no-such-file.csv'], 3],
    [['annual', '--data', 'package.json'], 3],
    [['annual', '--config', 'no-such.yaml'], 3],
  ])('%j is %i', (args, code) => {
    const ran = boroughstat(args);
    expect(ran.code, ran.talk).toBe(code);
    if (code !== 0) {
      expect(ran.out).toBe('');
      expect(ran.talk).not.toMatch(/\n\s+at /);
    }
  });
});

describe('did you mean', () => {
  it.each([
    [['annual', '--borough', 'Barnett'], 'Barnet'],
    [['annual', '--borough', 'Kensingtn & Chelsea'], 'Kensington and Chelsea'],
    [['anual'], 'annual'],
    [['annual', '--bourough', 'x'], '--borough'],
    [['rank', '--offence', 'burglery'], 'burglary'],
    [['compare', '--assert', 'rte < 3'], 'rate'],
  ])('%j', (args, meant) => {
    expect(boroughstat(args).talk.toLowerCase()).toMatch(new RegExp(`did you mean "?${meant}`, 'i'));
  });

  it('finds a borough by any of its names', () => {
    for (const name of ['barnet', 'E09000003', 'London Borough of Barnet', 'SX', 'BARNET']) {
      expect(boroughstat(['annual', '--borough', name, '--table', 'headlines']).out).toContain('in Barnet');
    }
  });
});

describe('a wrong option or argument', () => {
  it.each([
    [
      'annual --bourough x',
      'there is no option "--bourough" (did you mean "--borough"?); see boroughstat annual --help.',
    ],
    ['anual', 'there is no command "anual" (did you mean "annual"?); see boroughstat --help.'],
    ['annual --year', 'the option --year <year> has no value; see boroughstat annual --help.'],
    ['init', 'the option --borough <name> is missing; see boroughstat init --help.'],
    [
      "compare --small-number it's",
      '--small-number <n> cannot be "it\'s": give a whole number; see boroughstat compare --help.',
    ],
    [
      'rank --london all',
      '--london <basis> cannot be "all": the choices are pooled, mean, mps; see boroughstat rank --help.',
    ],
    ['annual brent', 'annual takes 0 arguments, not 1; see boroughstat annual --help.'],
    [
      'completion ksh',
      '<shell> cannot be "ksh": the choices are bash, zsh, fish, powershell; see boroughstat completion --help.',
    ],
    ['data add', 'the argument <files> is missing; see boroughstat data add --help.'],
    ['data ad', 'there is no command "ad" (did you mean "add"?); see boroughstat data --help.'],
  ])('%s is refused in one sentence', (words, sentence) => {
    expect(boroughstat(words.split(' '))).toEqual({ code: 2, out: '', talk: `boroughstat: ${sentence}\n` });
  });
});

describe('whose figures', () => {
  const args = ['annual', '--table', 'headlines'];
  const summary = (name: string) => `${name}, 2025/26: 1 table from 1 file.\n`;

  it('is noted first where no option says it', () => {
    expect(boroughstat(args).talk).toBe(`note: Barnet, the example: give --borough.\n${summary('Barnet')}`);
    expect(boroughstat([...args, '--borough', 'Brent']).talk).toBe(summary('Brent'));
    expect(boroughstat([...args, '--quiet']).talk).toBe(summary('Barnet'));
  });

  it('is taken from the environment, and before that from the configuration in the folder', () => {
    const env = { BOROUGHSTAT_BOROUGH: 'Brent' };
    expect(boroughstat(args, { env }).talk).toBe(`note: Brent, by BOROUGHSTAT_BOROUGH.\n${summary('Brent')}`);
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'assessment.yaml'), 'borough: Harrow\n');
    const used = 'note: the settings of assessment.yaml in this folder are used.\n';
    expect(boroughstat(args, { env, cwd }).talk).toBe(`${used}${summary('Harrow')}`);
    expect(boroughstat([...args, '--borough', 'Camden'], { env, cwd }).talk).toBe(summary('Camden'));
    const { settings, origins } = JSON.parse(boroughstat(['config', '-f', 'json'], { env, cwd }).out);
    expect([settings.borough, origins.borough]).toEqual(['Harrow', 'assessment.yaml:1']);
    writeFileSync(join(cwd, 'assessment.yaml'), 'smallNumber: 20\n');
    expect(boroughstat(args, { env, cwd }).talk).toContain('note: Brent, by BOROUGHSTAT_BOROUGH.\n');
  });
});

describe('a month', () => {
  it.each(['2025-03', '202503', 'March 2025', 'mar 2025'])('is read from %s', (to) => {
    const { code, out } = boroughstat(['compare', '--borough', 'Brent', '--to', to, '-f', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).comparisons[0].period.to).toBe('2025-03');
  });
});

// The bundled figures begin in April 2010. "No percentage change" would be read as none.
it('a year without a year before it is not compared, which is not to say that nothing changed', () => {
  const { out } = boroughstat([
    'annual',
    '--borough',
    'Merton',
    '--year',
    '2010/11',
    '--table',
    'headlines',
    '-f',
    'md',
  ]);
  expect(out).toContain('recorded offences in Merton, not compared with the 12 months to March 2010 (');
  expect(out).not.toMatch(/no percentage change/);
});

describe('streams', () => {
  it('puts data on standard output and talk on standard error', () => {
    const { out, talk } = binary(['annual', '--table', 'headlines']);
    expect(out).toContain('29,046 recorded offences in Barnet');
    expect(talk).toBe('note: Barnet, the example: give --borough.\nBarnet, 2025/26: 1 table from 1 file.\n');
  });

  it('says one line when quiet and still exits with the code', () => {
    const ran = binary(['compare', '--quiet', '--assert', 'rate > london_rate', '-f', 'json']);
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out).comparisons).toHaveLength(1);
    expect(ran.talk.trim().split('\n')).toHaveLength(1);
  });

  it('has no colour in a pipe, nor with NO_COLOR', () => {
    expect(binary(['annual', '--table', 'league'], { env: { NO_COLOR: '', FORCE_COLOR: '3' } }).out).not.toContain(
      '\u001b[',
    );
  });

  it('writes all of a large output into a slow pipe and stops quietly when the reader does', () => {
    const json = spawnSync('node bin/boroughstat.js annual -f json --quiet | (sleep 0.5; wc -c)', {
      cwd: root,
      shell: true,
      encoding: 'utf8',
    });
    expect(Number(json.stdout)).toBe(Buffer.byteLength(binary(['annual', '-f', 'json', '--quiet']).out));
    const head = spawnSync('node bin/boroughstat.js annual -f json --quiet | head -c 10', {
      cwd: root,
      shell: true,
      encoding: 'utf8',
    });
    // One of the tables that can always be made has nothing to show: detection rates.
    const shown = ANNUAL_TABLES.filter(({ absent }) => !absent).length - 1;
    expect(head.stderr).toBe(`Barnet, 2025/26: ${shown} tables from 1 file.\n`);
  });
});

describe('output', () => {
  it('fills a folder with every format', () => {
    const folder = join(emptyFolder(), 'new', 'place');
    const ran = boroughstat(['annual', '--table', 'headlines,coverage', '-o', folder]);
    expect(ran.code).toBe(0);
    expect(ran.out).toBe('');
    const names = readdirSync(folder);
    for (const name of ['annual.txt', 'annual.md', 'annual.json', 'headlines.csv', 'coverage.csv'])
      expect(names).toContain(name);
    expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('writes one file in the format of its ending', () => {
    const file = join(emptyFolder(), 'barnet.md');
    expect(boroughstat(['annual', '-o', file, '--table', 'rates']).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^## Offences per 1,000/);
  });

  it('leaves what is there alone when it cannot write', () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'annual.md'));
    writeFileSync(join(folder, 'annual.txt'), 'last year');
    expect(boroughstat(['annual', '--table', 'headlines', '-o', folder]).code).toBe(4);
    expect(readFileSync(join(folder, 'annual.txt'), 'utf8')).toBe('last year');
    expect(readdirSync(folder).sort()).toEqual(['annual.md', 'annual.txt']);
  });

  it('writes nothing when the input is refused', () => {
    const folder = join(emptyFolder(), 'out');
    expect(boroughstat(['annual', '--year', '2030/31', '-o', folder]).code).toBe(3);
    expect(existsSync(folder)).toBe(false);
  });
});

describe('assertions', () => {
  it.each([
    ['rate < london_rate', 0],
    ['rate >= london_rate', 1],
    ['count == 29046', 0],
    ['rank_lowest <= 10', 0],
    ['change_percent < 2.5', 1],
    ['ranked_areas == 32', 0],
  ])('%s exits %i', (assertion, code) => {
    const ran = boroughstat(['compare', '--assert', assertion]);
    expect(ran.code, ran.talk).toBe(code);
    expect(ran.talk).toMatch(code === 0 ? /: holds/ : /does not hold/);
  });

  it('never holds on a figure that is missing', () => {
    const args = ['compare', '--year', '2013/14', '--offence', 'fraud', '--assert', 'change_percent < 0'];
    expect(boroughstat(args).code).toBe(1);
  });

  it('must hold for every borough and offence asked for', () => {
    const args = ['compare', '--borough', 'Barnet,Westminster', '--assert', 'rate < london_rate'];
    const ran = boroughstat(args);
    expect(ran.code).toBe(1);
    expect(ran.talk).toMatch(/Barnet.*: holds\.\nWestminster.*does not hold\./);
  });
});

describe('configuration', () => {
  const write = (text: string): string => {
    const file = join(emptyFolder(), 'assessment.yaml');
    writeFileSync(file, text);
    return file;
  };

  it('sets what options set, and options go before it', () => {
    const file = write('borough: Southwark\nyear: 2023/24\ntable: [headlines]\n');
    expect(boroughstat(['annual', '--config', file]).out).toMatch(
      /^Southwark: recorded crime in the 12 months to March 2024/,
    );
    expect(boroughstat(['annual', '--config', file, '--borough', 'Brent']).out).toMatch(/^Brent: .* March 2024/);
  });

  it.each([
    ['borough: Southwark\nburough: x\n', ':2:1: burough is not a setting (did you mean "borough"?)'],
    ['smallNumber: few\n', ':1:14: smallNumber: '],
    ['london: everywhere\n', ':1:9: london: '],
    ['borough: [\n', ':2:1: '],
    ['- a\n', ':1:1: the file: '],
  ])('refuses %j with its place', (text, message) => {
    const ran = boroughstat(['annual', '--config', write(text)]);
    expect(ran.code).toBe(3);
    expect(ran.talk).toContain(message);
    expect(ran.talk.trim().split('\n')).toHaveLength(1);
  });

  it('names its data files from its own folder', () => {
    const file = write('data: nowhere.csv\n');
    expect(boroughstat(['annual', '--config', file]).talk).toContain(join(file, '..', 'nowhere.csv'));
  });
});
