import type { Command, Option } from 'commander';

/** Text as roff shows it: a backslash as itself, a hyphen that can be searched and copied, no line taken for a request. */
export const roff = (text: string): string =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&');

const optionEntry = ({ flags, description }: Option): string => `.TP\n.B ${roff(flags)}\n${roff(description)}`;

const visible = (options: readonly Option[]): Option[] => options.filter(({ hidden }) => !hidden);

function commandSection(command: Command): string {
  const options = visible(command.options);
  return [
    `.SS "${roff(`${command.name()} ${command.usage()}`)}"`,
    roff(command.description()),
    ...options.map(optionEntry),
    ...command.commands.map((item) => commandSection(item)),
  ].join('\n');
}

/** The help of a command as commander prints it, apart from usage and options: what was added after it. */
function textAfterHelp(program: Command): string {
  let text = '';
  program.configureOutput({ writeOut: (part) => (text += part) });
  program.outputHelp();
  return text.slice(text.indexOf('\nWithout --data'));
}

/** The manual page (section 1) of the program: every command with its options, made of what `--help` shows. */
export function manualPage(program: Command, version: string): string {
  return `${[
    `.TH BOROUGHSTAT 1 "" "boroughstat ${roff(version)}" "User Commands"`,
    '.SH NAME',
    'boroughstat \\- tables of a London borough\\(aqs annual Community Safety Strategic Assessment',
    '.SH SYNOPSIS',
    '.B boroughstat',
    '.I command',
    '[\\fIoptions\\fR]',
    '.SH DESCRIPTION',
    roff(program.description()),
    '.SH COMMANDS',
    ...program.commands.map(commandSection),
    '.SH NOTES',
    '.nf',
    roff(textAfterHelp(program).trim()),
    '.fi',
  ].join('\n')}\n`;
}
