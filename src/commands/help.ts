import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { createLogger } from '../app/log.js';
import { addOptions } from '../app/options.js';
import { writeOut } from '../app/standard-output.js';
import { UserError, usageError } from '../core/errors.js';
import type { Offence, OffenceSet } from '../core/reference.js';
import { didYouMean } from '../core/suggest-name.js';
import { packageRoot } from '../load/package-root.js';

interface Lists {
  readonly offences: readonly Offence[];
  /** Those of the configuration among them. */
  readonly sets: readonly OffenceSet[];
}

/** Topics that list what the reference data hold, so that the list is never out of date. */
const LISTS: Readonly<Record<string, (lists: Lists) => string | Promise<string>>> = {
  definitions({ offences, sets }) {
    const labels = new Map(offences.map(({ id, label }) => [id, label]));
    const texts = sets.map(({ id, label, offences: members, definition }) => {
      const lines = members.map((member) => `    ${labels.get(member) ?? member}`);
      return `  ${id}: ${label}\n${lines.join('\n')}\n  ${definition}.\n`;
    });
    return `Definitions\n\nSets of offences that are counted as one, for --offence and for targets, each with what is in it. Your own\nstand in assessment.yaml (offenceSets) and are listed last.\n\n${texts.join('\n')}`;
  },
  async indicators() {
    const { readIndicatorDefinitions } = await import('../reference/indicators.js');
    const rows = readIndicatorDefinitions().map(({ id, definition }) => `  ${id.padEnd(36)}${definition}`);
    return `Indicators\n\nNames for an indicator file; a part stands after a colon ("hate-crime: racist"). Any other name is printed too.\n\n${rows.join('\n')}\n`;
  },
  offences({ offences, sets }) {
    const rows = [...offences, ...sets].map(({ id, label }) => `  ${id.padEnd(36)}${label}`);
    return `Offences\n\nIds for --offence, for targets and for priorities.\n\n${rows.join('\n')}\n`;
  },
};

/** The offences, and the sets with those of the configuration: the one named, or that in the working folder. */
async function listsOf(command: Command, options: Readonly<Record<string, unknown>>): Promise<Lists> {
  const [{ readOffences, readOffenceSets }, { offenceSetOf }] = await Promise.all([
    import('../reference/offences.js'),
    import('../reference/configured-sets.js'),
  ]);
  const offences = readOffences();
  const labels = new Map(offences.map(({ id, label }) => [id, label]));
  const configured = await configuredSets(command, options);
  return { offences, sets: [...readOffenceSets(), ...configured.map((set) => offenceSetOf(set, labels))] };
}

/** Help is for mending a configuration too: where that in the working folder is wrong, its own sets are left out. */
async function configuredSets(command: Command, options: Readonly<Record<string, unknown>>) {
  const { runSettings } = await import('../app/run-settings.js');
  try {
    return (await runSettings(command, options)).settings.offenceSets;
  } catch (error) {
    if (options.config !== undefined || !(error instanceof UserError)) throw error;
    createLogger(process.stderr, { quiet: false, json: false }).summary(
      `Its own sets of offences are left out: ${error.message}`,
    );
    return [];
  }
}

const folder = (): string => join(packageRoot(), 'data', 'help');

const topics = (): string[] =>
  [...readdirSync(folder()).map((name) => name.replace(/\.txt$/, '')), ...Object.keys(LISTS)].sort();

async function topicText(name: string, lists: () => Promise<Lists>): Promise<string> {
  const list = LISTS[name];
  return list ? list(await lists()) : readFileSync(join(folder(), `${name}.txt`), 'utf8');
}

/** `boroughstat help [NAME]`: a command's options, or what a word of the reports means. */
export function helpCommand(program: Command): Command {
  const command = program.command('help');
  addOptions(command, ['config'], { config: 'list the sets of offences of this YAML file too' });
  return command
    .description('the options of a command, or a topic: what a word of the reports means')
    .argument('[name]', 'a command or a topic')
    .addHelpText('after', '\nExamples:\n  boroughstat help annual\n  boroughstat help suppression')
    .action(async (name: string | undefined, options) => {
      if (name === undefined) {
        writeOut(`${program.helpInformation()}\nTopics (boroughstat help TOPIC): ${topics().join(', ')}\n`);
        return;
      }
      const named = program.commands.find((item) => item.name() === name);
      if (named) return named.outputHelp();
      if (!topics().includes(name)) {
        const known = [...program.commands.map((entry) => entry.name()), ...topics()];
        throw usageError(
          `there is no command or topic "${name}"${didYouMean(name, known)}; the topics are ${topics().join(', ')}.`,
        );
      }
      process.stdout.write(await topicText(name, () => listsOf(command, options)));
    });
}
