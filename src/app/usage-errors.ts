import type { Command, CommanderError } from 'commander';
import { type UserError, usageError } from '../core/errors.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import { didYouMean } from '../core/suggest-name.js';
import { countText } from './log.js';

/** "boroughstat data add". */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let at: Command | null = command; at; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

/** The words in single quotation marks of a message of commander: what it speaks of. */
const quotedIn = (message: string): string[] =>
  [...message.matchAll(/'((?:[^']|'(?![\s.]|$))*)'(?=[\s.]|$)/g)].map(([, word = '']) => word);

/** What commander says after the first sentence: what the value must be. */
function reasonIn(message: string): string {
  const [, reason = 'choose another'] = message.match(/ is invalid[^.]*\. (.*)\.$/s) ?? [];
  return reason.replace(/^It must be/, 'give').replace(/^Allowed choices are/, 'the choices are');
}

/** By commander's name of the error: what is wrong, and with a semicolon where more than a look at the help is to be said. */
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

/** An error of commander in the form of every other: one sentence, the nearest name, and once where the help is. */
export function usageErrorFrom({ code, message: raw }: CommanderError, command: Command): UserError {
  const message = raw.replace(/^error: /, '');
  const text = SENTENCES[code]?.(quotedIn(message), command, message) ?? message.replace(/\.$/, '');
  return usageError(`${text}; see ${pathOf(command)} --help.`);
}

/** Makes commander throw its errors in our form, for a command and those below it; help and version end a run as before. */
export function withUsageErrors(command: Command): Command {
  command.exitOverride((error) => {
    throw error.exitCode === 0 || error.code === 'commander.help' ? error : usageErrorFrom(error, command);
  });
  for (const item of command.commands) withUsageErrors(item);
  return command;
}
