import type { Command } from 'commander';
import { usageError } from '../errors.js';
import { labelOf } from '../figures/comparison.js';
import { rateUnitOf } from '../figures/rate.js';
import { byRate, leagueGrid, placeOf } from '../tables/league.js';
import { reportTable } from '../tables/report.js';
import { jsonFigure, jsonSource } from '../write/json.js';
import { boroughOption, dataOptions, methodOptions, offenceOption, outputOptions, periodOptions } from './options.js';
import { offencesNamed, prepareReport } from './prepare.js';
import { runCommand } from './run.js';

/** `boroughstat rank`: the boroughs in order of one offence's rate, lowest first. */
export function rankCommand(program: Command): Command {
  const command = program
    .command('rank')
    .description('the 32 boroughs in order of the rate of one offence, lowest first');
  offenceOption(command, 'the offence (default: all)');
  boroughOption(command);
  periodOptions(command);
  dataOptions(command);
  methodOptions(command);
  outputOptions(command);
  command.addHelpText('after', '\nExample:\n  boroughstat rank --offence burglary-residential --to 2025-12');
  return command.action((options) =>
    runCommand('rank', options, async (settings) => {
      if (settings.offence.length > 1) throw usageError('rank takes one offence; run it once for each.');
      const report = await prepareReport(settings);
      const { study, problems } = report;
      const { period } = study.choices;
      const [offence = 'all'] = offencesNamed(study, settings.offence);
      const { notes, ...grid } = leagueGrid(report, offence);
      const title = `${labelOf(study, offence)} ${rateUnitOf(study, offence)} by London borough, ${period.label}`;
      const table = reportTable(study, { id: 'rank', title, ...grid, notes });
      const rows = byRate(study, offence).map(({ area }) => {
        const { rank, count, rate, changePercent } = placeOf(study, area, offence);
        return {
          rank: jsonFigure(rank),
          area: { code: area.code, name: area.name },
          count: jsonFigure(count),
          rate: jsonFigure(rate),
          change_percent: jsonFigure(changePercent),
        };
      });
      const json = {
        offence: { id: offence, label: labelOf(study, offence) },
        period,
        rows,
        notes: table.notes,
        sources: study.sources.map(jsonSource),
      };
      const summary = `${title}: ${rows.length} boroughs.`;
      return { document: { name: 'rank', tables: [table], json }, problems, sources: study.sources, summary };
    }),
  );
}
