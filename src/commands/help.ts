import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { writeOut } from '../app/standard-output.js';
import { usageError } from '../core/errors.js';
import { didYouMean } from '../core/suggest-name.js';
import { packageRoot } from '../load/package-root.js';

/** Topics that list what the reference data hold, so that the list is never out of date. */
const LISTS: Readonly<Record<string, () => Promise<string>>> = {
  async definitions() {
    const { readOffences, readOffenceSets } = await import('../reference/offences.js');
    const labels = new Map(readOffences().map(({ id, label }) => [id, label]));
    const sets = readOffenceSets().map(({ id, label, offences, definition }) => {
      const members = offences.map((member) => `    ${labels.get(member) ?? member}`);
      return `  ${id}: ${label}\n${members.join('\n')}\n  ${definition}.\n`;
    });
    return `Definitions\n\nSets of offences that are counted as one, for --offence and for targets, each with what is in it.\n\n${sets.join('\n')}`;
  },
  async indicators() {
    const { readIndicatorDefinitions } = await import('../reference/indicators.js');
    const rows = readIndicatorDefinitions().map(({ id, definition }) => `  ${id.padEnd(36)}${definition}`);
    return `Indicators\n\nNames for an indicator file; a part stands after a colon ("hate-crime: racist"). Any other name is printed too.\n\n${rows.join('\n')}\n`;
  },
  async offences() {
    const { readOffences, readOffenceSets } = await import('../reference/offences.js');
    const rows = [...readOffences(), ...readOffenceSets()].map(({ id, label }) => `  ${id.padEnd(36)}${label}`);
    return `Offences\n\nIds for --offence, for targets and for priorities.\n\n${rows.join('\n')}\n`;
  },
};

const folder = (): string => join(packageRoot(), 'data', 'help');

const topics = (): string[] =>
  [...readdirSync(folder()).map((name) => name.replace(/\.txt$/, '')), ...Object.keys(LISTS)].sort();

async function topicText(name: string): Promise<string> {
  const list = LISTS[name];
  return list ? list() : readFileSync(join(folder(), `${name}.txt`), 'utf8');
}

/** `boroughstat help [NAME]`: a command's options, or what a word of the reports means. */
export function helpCommand(program: Command): Command {
  return program
    .command('help')
    .description('the options of a command, or a topic: what a word of the reports means')
    .argument('[name]', 'a command or a topic')
    .addHelpText('after', '\nExamples:\n  boroughstat help annual\n  boroughstat help suppression')
    .action(async (name?: string) => {
      if (name === undefined) {
        writeOut(`${program.helpInformation()}\nTopics (boroughstat help TOPIC): ${topics().join(', ')}\n`);
        return;
      }
      const command = program.commands.find((item) => item.name() === name);
      if (command) return command.outputHelp();
      if (!topics().includes(name)) {
        const known = [...program.commands.map((entry) => entry.name()), ...topics()];
        throw usageError(
          `there is no command or topic "${name}"${didYouMean(name, known)}; the topics are ${topics().join(', ')}.`,
        );
      }
      process.stdout.write(await topicText(name));
    });
}
