import { readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Command } from 'commander';
import { createLogger } from '../app/log.js';
import { commandOption } from '../app/options.js';
import { usageError } from '../core/errors.js';
import { twelveMonthsTo } from '../core/months.js';
import { findBorough } from '../figures/basis/areas.js';
import { bundledFigures, packageRoot } from '../load/package-root.js';
import { pathExists } from '../load/path-exists.js';
import { readAreas } from '../reference/areas.js';
import type { Content } from '../write/document.js';

/** The configuration of a borough with every part explained; what is not needed at first is commented out. */
const text = (borough: string, unit: string, schema: string): string => `# yaml-language-server: $schema=${schema}
# The strategic assessment of ${borough}. Run it with:
#   boroughstat annual -c assessment.yaml -o report
# Every option of \`boroughstat annual --help\` can stand here, in camel case (compareWith, populationYear).
# boroughstat config -c assessment.yaml prints what is in force and where it comes from.

borough: ${borough}

# The period: a financial year, or the month the 12 months end with. Left out: the last 12 months in the data.
# year: 2025/26
# to: 2025-12
# The year that the longer change is measured from. Left out: five years before.
# base: 2020/21

# The Met's borough files, named from the folder of this file. Left out: the bundled figures, to March 2026.
# data: [downloads]

# Whom the borough is set beside: bcu is the ${unit} Basic Command Unit.
# Others: neighbours, similar, inner, outer, inner-ons, outer-ons, or names of boroughs.
compareWith: [bcu]

${STRATEGY}`;

/** What is the same for every borough. */
const STRATEGY = `# Partner indicators: a CSV kept by hand (boroughstat help indicators).
# indicators: indicators.csv

# The order of the report: "strategy" stands for the priorities below, each a section of its own.
sections:
  - title: Summary
    tables: [headlines, signals, volume-change]
  - strategy
  - title: All offences
    tables: [offence-change, rates, rankings, league, indexed-years, monthly, residential-burglary, comparators]
  - title: What the figures rest on
    tables: [coverage]

# The priorities of your strategy, each with the offences (boroughstat help offences) and indicators it is watched by.
priorities:
  - title: Violence
    offences: [violence-with-injury, robbery, weapons]
  - title: Burglary and vehicle crime
    offences: [burglary-residential, theft-from-vehicle, theft-of-vehicle]

# Your own sets of offences, each counted as one wherever an offence can be named (boroughstat help definitions).
# offenceSets:
#   - name: night-time-economy
#     title: Night-time economy
#     offences: [violence-with-injury, theft-from-person, drug-possession]
#     source: Community Safety Partnership, 2025
#     inReports: true

# The targets of your strategy (boroughstat help targets). Add "targets" to the tables of a section to print them.
# targets:
#   - measure: burglary-residential
#     baseline: { period: 2021/22 }
#     target: { changePercent: -20 }
#     due: 2027-03

# Where the outputs go, and which; left out: the screen.
# outputs: { output: report, format: [html, xlsx, docx] }
`;

async function save(path: string, content: Content, force: boolean): Promise<void> {
  if (pathExists(path) && !force) {
    throw usageError(`${path} is there already; give another name with -o, or --force to write over it.`);
  }
  const { saveOne } = await import('../output/save-to.js');
  await saveOne(path, content);
}

/** A form for the indicators of partners in the folder of the configuration, as CSV and as a workbook. */
async function saveForm(folder: string, area: string, force: boolean): Promise<void> {
  const { readIndicatorDefinitions } = await import('../reference/indicators.js');
  const { indicatorForm, indicatorFormFiles } = await import('../reports/indicator-form.js');
  const vintage: string = JSON.parse(readFileSync(bundledFigures().replace(/csv$/, 'json'), 'utf8')).vintage;
  const form = indicatorForm(readIndicatorDefinitions(), area, twelveMonthsTo(vintage));
  const { csv, xlsx } = await indicatorFormFiles(form, area);
  await save(join(folder, 'indicators.csv'), csv, force);
  await save(join(folder, 'indicators.xlsx'), xlsx, force);
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
    .addHelpText('after', '\nExample:\n  boroughstat init --borough Southwark -o southwark.yaml')
    .action(async ({ borough, output = 'assessment.yaml', indicators = false, force = false }) => {
      const area = findBorough(readAreas(), borough);
      const schema = relative(dirname(resolve(output)), join(packageRoot(), 'schema', 'assessment.schema.json'));
      await save(output, text(area.name, area.basicCommandUnit, schema.split(sep).join('/')), force);
      if (indicators) await saveForm(dirname(output), area.name, force);
      const log = createLogger(process.stderr, { quiet: false, json: false });
      log.summary(
        `Wrote ${output} for ${area.name}. Next: boroughstat annual -c ${output} -o report, and open report/index.html`,
      );
    });
}
