import type { Block, Draft, Sentence } from './model.js';
import { PERIOD_SOURCE, periodKey } from './periods.js';
import { subjectAt, subjectIn } from './subjects.js';

/** The rates and places a document's own tables print: those of its sentences are held against them. */

export interface TableFigure {
  readonly kind: 'rate' | 'rank';
  readonly subject: string;
  /** '' where the heading names none. */
  readonly period: string;
  /** Of London, not of the borough of the row. */
  readonly isLondon: boolean;
  readonly value: number;
  readonly decimals: number;
  /** Of a place: which end it is counted from. */
  readonly end?: 'highest' | 'lowest';
  /** Of a rate: whether row, heading or table say households. */
  readonly households: boolean;
}

const PERIOD = new RegExp(PERIOD_SOURCE, 'i');
const CELL = /^(\d{1,3}(?:,\d{3})*|\d+)(\.\d+)?(?:=|\*)?$/;
const RATE = /\brate\b|\bper (?:1,?000|100,?000|head|household)/i;
const NOT_A_RATE = /change|limit|gap|rank|detect|share|places?\b|sanction|%|points|target|forecast/i;
const PLACE = /\brank|\bplace\b/i;
const NOT_A_PLACE = /change|reduction|increase|moved|within|limit|%|volume|number of|detect/i;

const OF_AREAS = /^(?:area|borough|ward|place)\b/i;

function kindOf(heading: string): TableFigure['kind'] | undefined {
  if (PLACE.test(heading)) return NOT_A_PLACE.test(heading) ? undefined : 'rank';
  return RATE.test(heading) && !NOT_A_RATE.test(heading) ? 'rate' : undefined;
}

function endOf(heading: string): TableFigure['end'] {
  const end = /1(?:st)? (?:=|is) (?:the )?(highest|lowest|safest|best|worst)/i.exec(heading)?.[1]?.toLowerCase();
  if (end === undefined) return undefined;
  return end === 'highest' || end === 'worst' ? 'highest' : 'lowest';
}

function figuresOfRow({ cells = [], table }: Block): TableFigure[] {
  const label = cells[0]?.text ?? '';
  const subject = subjectIn(label);
  // Where a column names the area, the row may be of another place than the document.
  if (!subject || !table || table.header.some((heading) => OF_AREAS.test(heading))) return [];
  return cells.flatMap((cell, column): TableFigure[] => {
    const heading = table.header[column] ?? '';
    const kind = column === 0 ? undefined : kindOf(heading);
    const found = CELL.exec(cell.text.trim());
    if (!kind || !found) return [];
    const end = endOf(heading);
    if (kind === 'rank' && !end) return [];
    return [
      {
        kind,
        subject,
        period: periodKey(PERIOD.exec(heading)?.[0] ?? ''),
        isLondon: /london/i.test(heading),
        value: Number(found[0].replace(/[,=*]/g, '')),
        decimals: Math.max(0, (found[2]?.length ?? 0) - 1),
        ...(end ? { end } : {}),
        households: /household/i.test(`${label} ${heading}`),
      },
    ];
  });
}

/** Every rate or place that the rows of the document's tables print under a heading that says so. */
export const tableFiguresOf = (draft: Draft, kind: TableFigure['kind']): TableFigure[] =>
  draft.blocks
    .filter((block) => block.kind === 'row')
    .flatMap(figuresOfRow)
    .filter((figure) => figure.kind === kind);

export interface Meant {
  readonly figures: readonly TableFigure[];
  /** The sentence names the period of those figures: one that differs cannot be of another year. */
  readonly isNamed: boolean;
}

/** Those a number of a sentence can be of: of its offence and, where the sentence names a period they have, of that. */
export function figuresMeant(all: readonly TableFigure[], sentence: Sentence, start: number, end: number): Meant {
  const subject = subjectBefore(sentence, start) ?? subjectAt(sentence.text, start, end);
  const own = all.filter((figure) => figure.subject === subject);
  const named = sentence.quantities.filter(({ kind }) => kind === 'period').map(({ period }) => period);
  const ofPeriod = own.filter(({ period }) => period !== '' && named.includes(period));
  return ofPeriod.length > 0 ? { figures: ofPeriod, isNamed: true } : { figures: own, isNamed: false };
}

/** The subject of the clause the number closes: "1,680 burglaries, 10% fewer than ...; 11.3 per 1,000". */
function subjectBefore(sentence: Sentence, start: number): string | undefined {
  return subjectIn(sentence.text.slice(0, start)) === undefined
    ? undefined
    : subjectAt(sentence.text.slice(0, start), start, start);
}
