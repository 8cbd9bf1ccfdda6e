import { spawnSync } from 'node:child_process';
import { countText } from '../app/log.js';
import { boroughIn, prepareStudy } from '../app/read-dataset.js';
import type { Settings } from '../config/settings.js';
import type { Source } from '../core/crime.js';
import { EXIT, UserError } from '../core/errors.js';
import type { ReportTable } from '../core/report.js';
import { lastYearBy, type ReadinessCheck, readinessOf } from '../figures/readiness.js';
import { loadDuckDb } from '../load/duckdb/session.js';
import { withLibrary } from '../vintages/select.js';
import { readLibrary, usedVintages } from '../vintages/store.js';
import { loadRasterizer, NO_RASTERIZER } from '../write/raster/raster.js';

/** `boroughstat doctor`: whether everything a coming report needs is there. */

const STATES = { ok: '✓ ok', missing: '✗ missing', stale: '! stale', note: 'i note' } as const;

const OLDEST_NODE = 20;

/** What is there only where it was installed, and what is not to be had without it. */
async function optionalPackage(
  name: string,
  version: () => Promise<string | undefined>,
  without: string,
): Promise<ReadinessCheck> {
  const found = await version();
  const check = `${name} (optional)`;
  return found === undefined ? { check, state: 'note', detail: without } : { check, state: 'ok', detail: found };
}

export async function machineChecks(): Promise<ReadinessCheck[]> {
  const { node } = process.versions;
  const isNew = Number(node.split('.')[0]) >= OLDEST_NODE;
  const pdf =
    spawnSync('pdftotext', ['-v'], { stdio: 'ignore' }).error === undefined
      ? 'pdftotext'
      : await import('unpdf').then(
          () => 'unpdf',
          () => undefined,
        );
  return [
    {
      check: 'Node.js',
      state: isNew ? 'ok' : 'missing',
      detail: isNew ? node : `${node}: version ${OLDEST_NODE} or newer is needed`,
    },
    {
      check: 'PDF (optional)',
      state: pdf ? 'ok' : 'note',
      detail: pdf ?? 'neither pdftotext (poppler-utils) nor unpdf is installed: `check` does not read PDF',
    },
    await optionalPackage(
      'DuckDB',
      async () => (await loadDuckDb())?.version(),
      'not installed (@duckdb/node-api): large files are read row by row, slower; Parquet is not read',
    ),
    await optionalPackage(
      'Pictures',
      async () => ((await loadRasterizer()) ? '@resvg/resvg-js' : undefined),
      `${NO_RASTERIZER}: no PNG is written; the charts of the Word report are SVG`,
    ),
  ];
}

/** A library that cannot be read is a finding, not the end. */
export function libraryCheck(): ReadinessCheck {
  const check = 'Library of vintages';
  try {
    const [all, used] = [readLibrary(), usedVintages() ?? []];
    const state = all.length === 0 ? 'note' : 'ok';
    const names = used.length === 0 ? 'none in use' : `in use: ${used.map(({ name }) => name).join(', ')}`;
    return { check, state, detail: `${countText(all.length, 'file')}; ${names}` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { check, state: 'missing', detail: error.message };
  }
}

export async function dataChecks(
  settings: Settings,
  today: string,
): Promise<{ findings: ReadinessCheck[]; sources: readonly Source[] }> {
  try {
    const period = settings.year === undefined && settings.to === undefined ? { to: lastYearBy(today) } : {};
    const { study, diagnostics } = await prepareStudy({ ...withLibrary(settings), ...period });
    const findings = readinessOf(study, boroughIn(study, settings.borough), today);
    const warnings = diagnostics.map(({ level, text }): ReadinessCheck => {
      return { check: 'Noticed', state: level === 'warning' ? 'missing' : 'note', detail: text };
    });
    return { findings: [...findings, ...warnings], sources: study.sources };
  } catch (error) {
    if (!(error instanceof UserError) || error.exitCode === EXIT.usage) throw error;
    return { findings: [{ check: 'Data', state: 'missing', detail: error.message }], sources: [] };
  }
}

export function readinessTable(borough: string, findings: readonly ReadinessCheck[]): ReportTable {
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
