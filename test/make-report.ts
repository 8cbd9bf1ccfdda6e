import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ReportTable } from '../src/core/report.js';
import type { Target } from '../src/core/strategy.js';
import { NO_ASSESSMENT } from '../src/figures/partner/assessment.js';
import { readIndicatorFile } from '../src/load/indicators/indicator-file.js';
import { readIndicatorDefinitions } from '../src/reference/indicators.js';
import { ANNUAL_TABLES } from '../src/tables/index.js';
import type { Report } from '../src/tables/shared/report.js';
import { mapIndicators } from '../src/tidy/indicators.js';
import { area, everywhere, madeUpTable, reference, studyOf } from './make-study.js';
import { emptyFolder } from './run-binary.js';

const HEADER = 'indicator,area,from,to,value,numerator,denominator,n,unit,source,note';

interface MadeUpReport {
  /** Lines of an indicator file beneath its header. */
  readonly lines: readonly string[];
  readonly targets?: readonly Target[];
  readonly to?: string;
}

/** A report on Barnet with partner indicators, and ten robberies a month in every borough. */
export function reportOf({ lines, targets = [], to = '2026-03' }: MadeUpReport): Report {
  const file = join(emptyFolder(), 'indicators.csv');
  writeFileSync(file, `${[HEADER, ...lines].join('\n')}\n`);
  const definitions = readIndicatorDefinitions();
  const { indicators } = mapIndicators(readIndicatorFile(file).rows, reference.areas, definitions);
  const rows = everywhere('ROBBERY', 'ROBBERY OF PERSONAL PROPERTY', () => 10);
  const study = studyOf([madeUpTable({ from: '2020-04', to, rows, era: 'connect' })], to);
  const assessment = { ...NO_ASSESSMENT, indicators, definitions, targets };
  return { study, area: area('Barnet'), comparators: [], diagnostics: [], assessment };
}

/** A table of the report. */
export function tableOf(report: Report, id: string): ReportTable {
  const maker = ANNUAL_TABLES.find((each) => each.id === id);
  if (!maker) throw new Error(id);
  return maker.make(report);
}
