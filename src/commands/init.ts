import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { createLogger } from '../app/log.js';
import { commandOption } from '../app/options.js';
import { USUAL_CONFIGURATION } from '../app/run-settings.js';
import { startingFile } from '../config/starting-file.js';
import { usageError } from '../core/errors.js';
import { listInWords } from '../core/format.js';
import { twelveMonthsTo } from '../core/months.js';
import { findBorough } from '../figures/basis/areas.js';
import { bundledFigures, packageRoot } from '../load/package-root.js';
import { pathExists } from '../load/path-exists.js';
import { readAreas } from '../reference/areas.js';
import type { Content } from '../write/document.js';

/** Nothing is written where one of the files is there already. */
function requireNew(paths: readonly string[], force: boolean): void {
  const there = paths.find((path) => !force && pathExists(path));
  if (there !== undefined)
    throw usageError(`${there} is there already; give another name with -o, or --force to write over it.`);
}

async function save(path: string, content: Content): Promise<void> {
  const { saveOne } = await import('../output/save-to.js');
  await saveOne(path, content);
}

const FORM = ['indicators.csv', 'indicators.xlsx'] as const;

/** A form for the indicators of partners in the folder of the configuration, as CSV and as a workbook. */
async function saveForm(paths: readonly string[], area: string): Promise<void> {
  const { readIndicatorDefinitions } = await import('../reference/indicators.js');
  const { indicatorForm, indicatorFormFiles } = await import('../reports/indicator-form.js');
  const vintage: string = JSON.parse(readFileSync(bundledFigures().replace(/csv$/, 'json'), 'utf8')).vintage;
  const form = indicatorForm(readIndicatorDefinitions(), area, twelveMonthsTo(vintage));
  const { csv, xlsx } = await indicatorFormFiles(form, area);
  const [csvPath = '', xlsxPath = ''] = paths;
  await save(csvPath, csv);
  await save(xlsxPath, xlsx);
}

/** The configuration that a report takes by itself, in the folder it is run in. */
const isUsual = (path: string): boolean => resolve(path) === resolve(USUAL_CONFIGURATION);

/** How the program is called with a configuration, by who copies the line. */
const commandOf = (name: string, path: string): string =>
  `boroughstat ${name}${isUsual(path) ? '' : ` -c ${/\s/.test(path) ? `"${path}"` : path}`}`;

/** What a new user does next, from the first page to the report of the borough. */
function nextSteps(path: string, area: string, hasForm: boolean): string[] {
  const annual = commandOf('annual', path);
  return [
    'What comes next:',
    `  ${annual} -o report --open     the report in a few seconds: web page, Word, workbook; or open report/index.html`,
    `  ${annual} --preset board -o board     two pages for the Board`,
    `  then change ${path}: your priorities, the cover, your own words. ${commandOf('config', path)} says whether it is right.`,
    hasForm
      ? '  and fill in the figures of partners: indicators.csv, or the workbook, saved as CSV. Rows without a value are left out.'
      : `  and boroughstat init --borough "${area}" --indicators     a form for the figures of partners`,
  ];
}

interface InitOptions {
  readonly borough: string;
  readonly output?: string;
  readonly indicators?: boolean;
  readonly force?: boolean;
}

/** Writes the configuration, and the form where it is asked for: a configuration that is there stays as it is then. */
async function writeFirstFiles({
  borough,
  output = USUAL_CONFIGURATION,
  indicators = false,
  force = false,
}: InitOptions) {
  const area = findBorough(readAreas(), borough);
  const form = indicators ? FORM.map((name) => join(dirname(output), name)) : [];
  const isKept = indicators && !force && pathExists(output);
  requireNew([...(isKept ? [] : [output]), ...form], force);
  const schema = relative(dirname(resolve(output)), join(packageRoot(), 'schema', 'assessment.schema.json'));
  const start = {
    borough: area.name,
    unit: area.basicCommandUnit,
    schema: schema.split(sep).join('/'),
    run: commandOf('annual', output),
    hasForm: indicators,
  };
  if (!isKept) await save(output, startingFile(start));
  if (indicators) await saveForm(form, area.name);
  const written = listInWords([...(isKept ? [] : [output]), ...form]);
  const kept = isKept ? [`${output} stays as it is; it must have the line "indicators: indicators.csv".`] : [];
  createLogger(process.stderr, { quiet: false, json: false }).summary([
    `Wrote ${written} for ${area.name}.`,
    ...kept,
    ...nextSteps(output, area.name, indicators),
  ]);
}

/** `boroughstat init --borough NAME`: a commented assessment.yaml to begin with. */
export function initCommand(program: Command): Command {
  return program
    .command('init')
    .description('write a commented assessment.yaml for a borough, to begin with')
    .addOption(commandOption('Data', '--borough <name>', 'the borough, by name or code').makeOptionMandatory())
    .addOption(commandOption('Output', '-o, --output <file>', 'where to write it (default: assessment.yaml)'))
    .addOption(
      commandOption('Output', '--indicators', 'also indicators.csv and .xlsx: a form for the figures of partners'),
    )
    .addOption(commandOption('Output', '--force', 'write over a file that is there'))
    .addHelpText(
      'after',
      '\nExamples:\n  boroughstat init --borough Southwark\n  boroughstat init --borough Southwark --indicators      a form for the figures of partners too',
    )
    .action(writeFirstFiles);
}
