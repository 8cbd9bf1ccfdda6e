import type { Command, CommanderError } from 'commander';
import { EXIT, UserError, usageError } from '../core/errors.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import { didYouMean } from '../core/suggest-name.js';
import { callOf } from './declared-command.js';
import { countText } from './log.js';

/** The words in single quotation marks of a message of commander: what it is about. */
const quotedIn = (message: string): string[] =>
  [...message.matchAll(/'((?:[^']|'(?![\s.]|$))*)'(?=[\s.]|$)/g)].map(([, word = '']) => word);

/** What commander says after the first sentence: what the value must be. */
function reasonIn(message: string): string {
  const [, reason = 'choose another'] = message.match(/ is invalid[^.]*\. (.*)\.$/s) ?? [];
  return reason.replace(/^It must be/, 'give').replace(/^Allowed choices are/, 'the choices are');
}

/** By commander's name of the error: what is wrong. */
const SENTENCES: Readonly<Record<string, (words: readonly string[], command: Command, message: string) => string>> = {
  'commander.unknownOption': ([flag = ''], command) => {
    const known = [command, command.parent].flatMap((item) => item?.options.flatMap(({ long }) => long ?? []) ?? []);
    return `there is no option ${quoteForMessage(flag)}${didYouMean(flag, known)}`;
  },
  'commander.unknownCommand': ([name = ''], command) =>
    `there is no command ${quoteForMessage(name)}${didYouMean(
      name,
      command.commands.map((item) => item.name()),
    )}`,
  'commander.missingArgument': ([name = '']) => `the argument <${name}> is missing`,
  'commander.optionMissingArgument': ([flags = '']) => `the option ${flags} has no value`,
  'commander.missingMandatoryOptionValue': ([flags = '']) => `the option ${flags} is missing`,
  'commander.excessArguments': (_, command, message) => {
    const [, expected = '0', given = ''] = message.match(/Expected (\d+) arguments? but got (\d+)/) ?? [];
    return `${command.name()} takes ${countText(Number(expected), 'argument')}, not ${given}`;
  },
  'commander.invalidArgument': ([first = '', second = ''], _, message) => {
    const [name, value] = message.includes('command-argument') ? [`<${second}>`, first] : [first, second];
    return `${name} cannot be ${quoteForMessage(value)}: ${reasonIn(message)}`;
  },
};

/** An error of commander in the words of every other: what is wrong, and the nearest name. */
function usageErrorFrom({ code, message: raw }: CommanderError, command: Command): UserError {
  const message = raw.replace(/^error: /, '');
  const text = SENTENCES[code]?.(quotedIn(message), command, message) ?? message.replace(/\.$/, '');
  return usageError(`${text}.`);
}

/** Every error of usage, commander's or our own, ends with where the help of its command is. */
function withHint(error: unknown, command: Command): unknown {
  if (!(error instanceof UserError) || error.exitCode !== EXIT.usage) return error;
  return usageError(`${error.message.replace(/\.$/, '')}; see ${callOf(command)} --help.`);
}

/** Makes commander throw its errors in our form, for a command and those below it; help and version end a run as before. */
function throwUsageErrors(command: Command): void {
  command.exitOverride((error) => {
    const isError = error.exitCode !== 0 && error.code !== 'commander.help';
    throw isError ? withHint(usageErrorFrom(error, command), command) : error;
  });
  for (const item of command.commands) throwUsageErrors(item);
}

/** Runs the command that the arguments name, those of the process where none are given. */
export async function runProgram(program: Command, args?: readonly string[]): Promise<void> {
  let running: Command | undefined;
  throwUsageErrors(program);
  program.hook('preAction', (_, command) => {
    running = command;
  });
  try {
    await (args ? program.parseAsync(args, { from: 'user' }) : program.parseAsync());
  } catch (error) {
    throw running ? withHint(error, running) : error;
  }
}
