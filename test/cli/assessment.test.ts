import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaText } from '../../src/config/schema.js';
import { openedFile } from '../opened-file.js';
import { boroughstat, emptyFolder, root } from '../run-binary.js';
import { TIME_LIMIT } from '../time-limit.js';

describe('init', () => {
  it.each(['Southwark', 'E09000020', 'kingston'])('writes a configuration for %s that annual takes', (borough) => {
    const file = join(emptyFolder(), 'assessment.yaml');
    expect(boroughstat(['init', '--borough', borough, '-o', file]).code).toBe(0);
    const { code, out } = boroughstat(['annual', '-c', file, '-f', 'json']);
    expect(code).toBe(0);
    const { area, tables } = JSON.parse(out);
    expect(readFileSync(file, 'utf8')).toContain(`borough: ${area.name}\n`);
    expect(tables.map(({ section }: { section?: string }) => section).filter(Boolean)).toEqual([
      'Summary',
      'Violence',
      'Burglary and vehicle crime',
      'All offences',
      'What the figures rest on',
    ]);
  });

  it('every line commented out is a setting that is taken', () => {
    const folder = emptyFolder();
    const file = join(folder, 'assessment.yaml');
    for (const name of ['summary.md', 'recommendations.md']) writeFileSync(join(folder, name), 'Words.\n');
    boroughstat(['init', '--borough', 'Brent', '-o', file]);
    const text = readFileSync(file, 'utf8').replace(
      /^# ((?:year|base|branding|narrative|offenceSets|targets|outputs|indicators):| {2}\w+:| {2}-| {4})/gm,
      '$1',
    );
    expect(text).toMatch(/^targets:\n {2}- measure/m);
    writeFileSync(file, text);
    const shown = JSON.parse(boroughstat(['config', 'show', '-c', file, '-f', 'json', '-o', '-']).out);
    expect(shown.settings.year).toBe('2025/26');
    expect(shown.settings.targets[0].due).toBe('2027-03');
    expect(shown.settings.offenceSets[0].name).toBe('night-time-economy');
    expect(shown.settings.branding.preparedBy).toBe('Community safety team');
    expect(Object.keys(shown.settings.narrative)).toEqual(['headlines', 'recommendations']);
    expect(shown.settings.indicators).toHaveLength(1);
    // The option goes before the file.
    expect([shown.settings.format, shown.settings.output]).toEqual([['json'], '-']);
  });

  it(
    'says what comes next in commands that run, from the folder or with -c',
    () => {
      const folder = emptyFolder();
      const run = (...args: string[]) =>
        spawnSync(process.execPath, [join(root, 'bin', 'boroughstat.js'), ...args], { cwd: folder, encoding: 'utf8' });
      for (const more of [[], ['-o', 'my report.yaml']]) {
        const { stderr } = run('init', '--borough', 'Southwark', ...more);
        expect(stderr).toContain('What comes next');
        const commands = stderr.match(/boroughstat (?:annual|config).*?(?= {5}| says|$)/gm) ?? [];
        expect(commands).toHaveLength(3);
        for (const command of commands) {
          // As a shell takes it: quotation marks hold a name together. Nothing is opened in a test.
          const words = (command.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
          const { status, stderr: talk } = run(...words.slice(1).filter((word) => word !== '--open'));
          expect([command, status]).toEqual([command, 0]);
          expect(talk).toContain(command.includes('config') ? 'settings' : 'Southwark, 2025/26');
        }
      }
    },
    TIME_LIMIT,
  );

  it('writes over nothing unless told to', () => {
    const file = join(emptyFolder(), 'assessment.yaml');
    writeFileSync(file, 'mine');
    const refused = boroughstat(['init', '--borough', 'Brent', '-o', file]);
    expect([refused.code, readFileSync(file, 'utf8')]).toEqual([2, 'mine']);
    expect(boroughstat(['init', '--borough', 'Brent', '-o', file, '--force']).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('borough: Brent');
  });
});

it('config show says where each setting comes from', () => {
  const folder = emptyFolder();
  const file = join(folder, 'a.yaml');
  writeFileSync(file, 'borough: Brent\npopulation: { year: 2020 }\nsmallNumber: 20\n');
  const { out } = boroughstat(['config', 'show', '-c', file, '--small-number', '10', '-f', 'json']);
  const { settings, origins } = JSON.parse(out);
  expect([settings.borough, settings.populationYear, settings.smallNumber]).toEqual(['Brent', 2020, 10]);
  expect(origins.borough).toBe(`${file}:1`);
  expect(origins.populationYear).toBe(`${file}:2`);
  expect(origins.smallNumber).toBe('option --small-number');
  expect(origins.london).toBe('default');
});

it('the schema for editors is that of the reader', () => {
  expect(readFileSync(join(root, 'schema', 'assessment.schema.json'), 'utf8')).toBe(schemaText());
});

describe('help', () => {
  it.each(['rates', 'changes', 'ranks', 'breaks', 'detection', 'targets', 'indicators', 'offences'])('%s', (topic) => {
    const { out, code } = boroughstat(['help', topic]);
    expect(code).toBe(0);
    expect(out.toLowerCase()).toContain(topic.slice(0, -1));
    expect(out.split('\n').length).toBeGreaterThan(5);
  });

  it('of a command is that of --help, and an unknown one is refused with the nearest', () => {
    expect(boroughstat(['help', 'annual']).out).toBe(boroughstat(['annual', '--help']).out);
    const { code, talk } = boroughstat(['help', 'rate']);
    expect([code, talk]).toEqual([2, expect.stringContaining('did you mean "rates"')]);
  });
});

describe('completion', () => {
  const script = (shell: string) => boroughstat(['completion', shell]).out;

  it('in bash completes commands, options, boroughs and offences', () => {
    const complete = (...words: string[]) => {
      const line = `source <(cat); COMP_WORDS=(boroughstat "$@"); COMP_CWORD=$#; _boroughstat; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const { stdout } = spawnSync('bash', ['-c', line, 'bash', ...words], { input: script('bash'), encoding: 'utf8' });
      return stdout.trim().split('\n');
    };
    expect(complete('qu')).toEqual(['quarterly']);
    expect(complete('annual', '--tem')).toEqual(['--template']);
    expect(complete('annual', '--borough', 'ken')).toEqual(['Kensington\\ and\\ Chelsea']);
    expect(complete('rank', '--offence', 'robbery-p')).toEqual(['robbery-personal']);
  });

  it.each(['bash', 'zsh', 'fish', 'powershell'])('for %s names every borough and offence', (shell) => {
    const text = script(shell);
    for (const name of ['Barking and Dagenham', 'Westminster']) expect(text.replaceAll('\\', '')).toContain(name);
    for (const name of ['burglary-residential', 'quarterly', 'template']) expect(text).toContain(name);
  });

  it('of another shell is refused', () => expect(boroughstat(['completion', 'cmd']).code).toBe(2));
});

it('sections are headings of the page and of the Word document', () => {
  const folder = emptyFolder();
  const file = join(folder, 'assessment.yaml');
  boroughstat(['init', '--borough', 'Brent', '-o', file]);
  expect(boroughstat(['annual', '-c', file, '-f', 'html,md', '-o', join(folder, 'out')]).code).toBe(0);
  const page = readFileSync(openedFile(join(folder, 'out'), 'html'), 'utf8');
  expect(page).toMatch(/<h2 class="part"[^>]*>Violence<\/h2>\s*<section id="priority-1-violence"/);
  expect(readFileSync(join(folder, 'out', 'annual.md'), 'utf8')).toMatch(/^# Violence$/m);
});
