import { spawnSync } from 'node:child_process';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import type { Settings } from '../config.js';
import { EXIT, MendableError } from '../errors.js';
import { type Finding, lastYearBy, readinessOf } from '../figures/readiness.js';
import { loadDuckDb } from '../load/engine/duckdb.js';
import type { ReportTable, Source } from '../model.js';
import { readLibrary, usedVintages } from './library.js';
import { boroughOption, dataOptions, outputOptions, periodOptions } from './options.js';
import { boroughIn, prepareStudy } from './prepare.js';
import { runCommand } from './run.js';
import { counted } from './talk.js';
import { withLibrary } from './with-library.js';

/** `boroughstat doctor`: whether everything a coming report needs is there. */

const STATES = { ok: '✓ ok', missing: '✗ missing', stale: '! stale', note: 'i note' } as const;

const OLDEST_NODE = 20;

/** What is there only where it was installed, and what is not to be had without it. */
async function optionalPackage(
  name: string,
  version: () => Promise<string | undefined>,
  without: string,
): Promise<Finding> {
  const found = await version();
  const check = `${name} (optional)`;
  return found === undefined ? { check, state: 'note', detail: without } : { check, state: 'ok', detail: found };
}

async function machine(): Promise<Finding[]> {
  const { node } = process.versions;
  const isNew = Number(node.split('.')[0]) >= OLDEST_NODE;
  const pdf = spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined;
  return [
    {
      check: 'Node.js',
      state: isNew ? 'ok' : 'missing',
      detail: isNew ? node : `${node}: version ${OLDEST_NODE} or newer is needed`,
    },
    {
      check: 'pdftotext (optional)',
      state: pdf ? 'ok' : 'note',
      detail: pdf ? 'there' : 'not installed (poppler-utils): `check` does not read PDF',
    },
    await optionalPackage(
      'DuckDB',
      async () => (await loadDuckDb())?.version(),
      'not installed (@duckdb/node-api): large files are read row by row, slower',
    ),
  ];
}

/** A library that cannot be read is a finding, not the end. */
function library(): Finding {
  const check = 'Library of vintages';
  try {
    const [all, used] = [readLibrary(), usedVintages() ?? []];
    const state = all.length === 0 ? 'note' : 'ok';
    const names = used.length === 0 ? 'none in use' : `in use: ${used.map(({ name }) => name).join(', ')}`;
    return { check, state, detail: `${counted(all.length, 'file')}; ${names}` };
  } catch (error) {
    if (!(error instanceof MendableError)) throw error;
    return { check, state: 'missing', detail: error.message };
  }
}

async function data(settings: Settings, today: string): Promise<{ findings: Finding[]; sources: readonly Source[] }> {
  try {
    const period = settings.year === undefined && settings.to === undefined ? { to: lastYearBy(today) } : {};
    const { study, problems } = await prepareStudy({ ...withLibrary(settings), ...period });
    const findings = readinessOf(study, boroughIn(study, settings.borough), today);
    const warnings = problems.map(({ level, text }): Finding => {
      return { check: 'Noticed', state: level === 'warning' ? 'missing' : 'note', detail: text };
    });
    return { findings: [...findings, ...warnings], sources: study.sources };
  } catch (error) {
    if (!(error instanceof MendableError) || error.exitCode === EXIT.usage) throw error;
    return { findings: [{ check: 'Data', state: 'missing', detail: error.message }], sources: [] };
  }
}

function tableOf(borough: string, findings: readonly Finding[]): ReportTable {
  const columns = ['check', 'state', 'detail'].map((key) => ({
    key,
    heading: `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`,
    unit: null,
  }));
  const rows = findings.map(({ check, state, detail }, index) => ({
    key: `${index + 1}`,
    cells: { check, state: STATES[state], detail },
  }));
  const notes = [
    'Missing: the report would lack it. Stale: there should be a newer one. Note: only what depends on it is left out.',
  ];
  return {
    id: 'doctor',
    title: `Before the report on ${borough}`,
    columns,
    rows,
    notes,
    source: 'the files themselves',
  };
}

function day(text: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new InvalidArgumentError('It must be a day, such as 2026-05-01.');
  return text;
}

export function doctorCommand(program: Command): Command {
  const command = program
    .command('doctor')
    .description('whether everything the coming report needs is there: months, outcomes, denominators, optional parts');
  boroughOption(command);
  periodOptions(command);
  dataOptions(command);
  command.option('--today <day>', 'as on that day (default: by the clock)', day);
  outputOptions(command);
  command.addHelpText(
    'after',
    '\nThe report is that on the last financial year that has ended, unless --year or --to name another.\nExits 1 when something is missing.\n\nExample:\n  boroughstat doctor --borough Southwark',
  );
  return command.action(({ today = new Date().toISOString().slice(0, 10), ...options }) =>
    runCommand('doctor', options, async (settings) => {
      const { findings, sources } = await data(settings, today.slice(0, 7));
      const all = [...(await machine()), library(), ...findings];
      const missing = all.filter(({ state }) => state === 'missing').length;
      const stale = all.filter(({ state }) => state === 'stale').length;
      const table = tableOf(settings.borough, all);
      const summary = `${settings.borough}: ${missing} missing, ${stale} stale.`;
      return {
        document: { name: 'doctor', tables: [table], json: { borough: settings.borough, findings: all } },
        problems: [],
        sources,
        summary,
        exitCode: missing > 0 ? EXIT.assertionFailed : EXIT.done,
      };
    }),
  );
}
