import type { Command } from 'commander';
import { expect, it } from 'vitest';
import { callOf } from '../../src/app/declared-command.js';
import { runProgram } from '../../src/app/usage-errors.js';
import { EXIT, UserError } from '../../src/core/errors.js';
import { buildProgram } from '../../src/program.js';
import { boroughstat } from '../run-binary.js';

/** Of each command: arguments that commander takes and the command itself refuses. */
const REFUSED: Readonly<Record<string, string>> = {
  annual: '--borough Nowhere',
  quarterly: '--quarter 2025',
  check: 'README.md -f nothing',
  compare: '--assert nothing',
  rank: '--offence nothing',
  inspect: '--table nothing',
  revisions: 'a b --table nothing',
  'data add': 'README.md -f nothing',
  'data list': '-f nothing',
  'data use': 'nothing',
  fetch: '-f nothing',
  doctor: '--borough Nowhere',
  explain: 'nothing row column',
  streets: 'README.md -f nothing',
  trend: '--offence nothing',
  'verify-manifest': 'folder -f nothing',
  init: '--borough Barnet -o README.md',
  config: '-f nothing',
  completion: 'nothing',
  help: 'nothing',
};

const withBelow = (command: Command): Command[] => [command, ...command.commands.flatMap(withBelow)];
const programName = buildProgram().name();
const runnable = withBelow(buildProgram()).filter(({ commands }) => commands.length === 0);
const calls = runnable.map((command) => callOf(command).slice(programName.length + 1));

async function messageOf(words: string): Promise<string> {
  try {
    await runProgram(buildProgram(), words.split(' '));
  } catch (error) {
    expect(error, String(error)).toBeInstanceOf(UserError);
    expect((error as UserError).exitCode).toBe(EXIT.usage);
    return (error as UserError).message;
  }
  throw new Error(`boroughstat ${words} is not refused`);
}

it('has a case for every command', () => expect(Object.keys(REFUSED).sort()).toEqual([...calls].sort()));

it.each(
  calls,
)('%s says once where its help is, of an error of its own and of an option it does not know', async (call) => {
  for (const words of [`${call} ${REFUSED[call]}`, `${call} --nothing`]) {
    const [, ...hints] = (await messageOf(words)).split('; see boroughstat ');
    expect(hints, words).toEqual([`${call} --help.`]);
  }
});

it('says it of no other error', () => {
  const { code, talk } = boroughstat(['annual', '--data', 'no-such-file.csv']);
  expect(code).toBe(EXIT.input);
  expect(talk).not.toContain('--help');
});
