import type { Command } from 'commander';
import type { OptionName } from '../config/settings.js';

export type { Command };

/** The words that call a command, beginning with the program's name: "boroughstat data add". */
export function callOf(command: Command): string {
  return command.parent ? `${callOf(command.parent)} ${command.name()}` : command.name();
}

/** The words of a command without the program's name: "data add". */
export const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

/** Whether a command has the option of this setting. */
export const declares = (command: Command, option: OptionName): boolean =>
  command.options.some((item) => item.attributeName() === option);
