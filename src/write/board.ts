import { printedCell } from '../core/format.js';
import type { Narrative } from '../core/narrative.js';
import type { Chart, FrontMatter, KeyFigure, ReportRow, ReportTable } from '../core/report.js';
import { type Document, frontOf } from './document.js';

/** What stands on the two pages for a board, in the order of its parts, whatever the format. */
export interface BoardParts {
  readonly front: FrontMatter;
  readonly keyFigures: readonly KeyFigure[];
  /** Topic and finding. */
  readonly findings: readonly (readonly [string, string])[];
  /** Words on the findings. */
  readonly narrative: Narrative;
  readonly changes: {
    readonly narrative: Narrative;
    readonly finding: string;
    readonly table: ReportTable;
    readonly note: string;
  };
  /** Its topic is the heading of the part, but for what may be chance. */
  readonly cautions: readonly (readonly [string, string])[];
  readonly charts: readonly Chart[];
  readonly source: string;
}

/** The headings of the parts. */
export const BOARD_HEADINGS = {
  findings: 'Findings',
  changes: 'What changed',
  cautions: 'What to be careful about',
  recommendations: 'The Board is asked to note',
} as const;

const CHANGES = 'what-changed';
const CAUTIONS = ['what-may-be-chance', 'what-to-be-careful-about'];

const pairOf = ({ cells }: ReportRow): readonly [string, string] => [
  printedCell(cells.topic),
  printedCell(cells.finding),
];

/** A statistic that the whole report prints; the sign and its note say the same to a board. */
const ADJUSTED_P = 'adjusted_p';

/** The changes that are no parts of others: those stand in the whole report, and the title says how many. */
function withoutParts(table: ReportTable): ReportTable {
  const rows = table.rows.filter(({ level = 0 }) => level === 0);
  const parts = table.rows.length - rows.length;
  const left = parts === 1 ? '1 that is part of another is' : `${parts} that are parts of others are`;
  return {
    ...table,
    title: parts === 0 ? table.title : `${table.title}; ${left} not listed`,
    columns: table.columns.filter(({ key }) => key !== ADJUSTED_P),
    rows,
  };
}

export function boardPartsOf(document: Document): BoardParts {
  const front = frontOf(document);
  const { tables, charts = [] } = document;
  const { rows: findings = [], narrative = [] } = tables.find(({ id }) => id === 'headlines') ?? {};
  const signals = tables.find(({ id }) => id === 'signals');
  if (!signals) throw new Error('a summary without its table of changes');
  const changed = findings.find(({ key }) => key === CHANGES);
  return {
    front,
    keyFigures: front.keyFigures ?? [],
    findings: findings.filter(({ key }) => key !== CHANGES && !CAUTIONS.includes(key)).map(pairOf),
    narrative,
    changes: {
      narrative: signals.narrative ?? [],
      finding: changed ? pairOf(changed)[1] : '',
      table: withoutParts(signals),
      note: signals.notes[0] ?? '',
    },
    cautions: findings
      .filter(({ key }) => CAUTIONS.includes(key))
      .map(pairOf)
      .map(([topic, text]) => [topic === BOARD_HEADINGS.cautions ? 'The figures' : topic, text]),
    charts,
    source: signals.source,
  };
}
