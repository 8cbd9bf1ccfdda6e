import type { Diagnostic } from '../core/diagnostics.js';
import { inputError } from '../core/errors.js';
import type { Indicator, IndicatorDefinition, IndicatorRow } from '../core/indicator.js';
import { monthName, monthsBetween, type Period, periodBetween } from '../core/months.js';
import { positionText } from '../core/position.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import type { Area } from '../core/reference.js';
import { didYouMean, nearest } from '../core/suggest-name.js';
import { areaFinder } from './map-areas.js';

const WIDER = ['London', 'England', 'England and Wales'];

/** Indicators whose names no table knows are printed in this one: nothing is lost. */
export const OTHER = 'other-indicators';

/** "hate-crime: racist" is the part "racist" of "hate-crime". */
export function splitIndicator(text: string): { readonly id: string; readonly part: string } {
  const [id = '', ...rest] = text.split(':');
  return {
    id: id
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
    part: rest.join(':').trim().replace(/\s+/g, ' '),
  };
}

/** What a period is called: "2021/22", "calendar year 2016", "12 months to February 2022", "at June 2017". */
export function indicatorPeriod(from: string, to: string): Period {
  if (from === '') return { from: to, to, label: `at ${monthName(to)}` };
  if (from.endsWith('-01') && to.endsWith('-12') && monthsBetween(from, to).length === 12) {
    return { from, to, label: `calendar year ${from.slice(0, 4)}` };
  }
  return periodBetween(from, to);
}

export interface MappedIndicators {
  readonly indicators: readonly Indicator[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Indicator texts to those that are known, areas to codes. An unknown area is refused, an unknown indicator reported. */
export function mapIndicators(
  rows: readonly IndicatorRow[],
  areas: readonly Area[],
  definitions: readonly IndicatorDefinition[],
): MappedIndicators {
  const find = areaFinder(areas);
  const diagnostics: Diagnostic[] = [];
  const spelling = firstSpelling();
  const indicators = rows.map((row): Indicator => {
    const { id, part: written } = splitIndicator(row.indicator);
    const known = definitions.find((definition) => definition.id === id);
    // The questions of a survey are put to adults and young people alike.
    const part = spelling(known?.table ?? id, written);
    if (!known) diagnostics.push(unknown(row, id, definitions));
    if (known && part !== '' && !known.hasParts) {
      throw inputError(row.position, `${id} has no parts; delete ${quoteForMessage(`: ${part}`)}.`);
    }
    if (known && part === '' && ['survey', 'repeat-victimisation'].includes(known.table)) {
      throw inputError(
        row.position,
        `say what of after a colon; write ${quoteForMessage(`${id}: burglary`)} or the question asked.`,
      );
    }
    return {
      ...row,
      id,
      part,
      label: labelOf(known, id, part),
      areaCode: areaCode(row, find, areas),
      period: indicatorPeriod(row.from, row.to),
    };
  });
  refuseDoubles(indicators);
  return { indicators, diagnostics };
}

/** A part that is spelt in capitals here and in small letters there is one part, in the spelling met first. */
function firstSpelling(): (group: string, part: string) => string {
  const spellings = new Map<string, string>();
  return (group, part) => {
    const key = `${group}|${part.toLowerCase()}`;
    const first = spellings.get(key) ?? part;
    spellings.set(key, first);
    return first;
  };
}

function labelOf(known: IndicatorDefinition | undefined, id: string, part: string): string {
  const name = known?.label ?? id.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase());
  return part === '' ? name : `${name}: ${part}`;
}

function unknown(row: IndicatorRow, id: string, definitions: readonly IndicatorDefinition[]): Diagnostic {
  const names = definitions.map((definition) => definition.id);
  const guess = nearest(id, names);
  const suggestion = guess ? `, nearest known ${quoteForMessage(guess)}` : '';
  return {
    level: guess ? 'warning' : 'note',
    text: `${positionText(row.position)}: the indicator ${quoteForMessage(row.indicator)} is in no table of its own${suggestion}; it is printed in ${OTHER}.`,
  };
}

function areaCode(row: IndicatorRow, find: (text: string) => Area | undefined, areas: readonly Area[]): string {
  const wide = WIDER.find((name) => name.toLowerCase() === row.area.toLowerCase());
  if (wide) return wide;
  const area = find(row.area);
  if (area?.kind === 'borough') return area.code;
  const names = [...areas.filter(({ kind }) => kind === 'borough').map(({ name }) => name), ...WIDER];
  throw inputError(
    row.areaPosition,
    `there is no area ${quoteForMessage(row.area)}${didYouMean(row.area, names)}; name a borough, ${WIDER.join(', ')}.`,
  );
}

/** The same value in two files, or under two spellings, would be counted twice. */
function refuseDoubles(indicators: readonly Indicator[]): void {
  const seen = new Map<string, Indicator>();
  for (const indicator of indicators) {
    const key = [indicator.id, indicator.part.toLowerCase(), indicator.areaCode, indicator.from, indicator.to].join(
      '|',
    );
    const before = seen.get(key);
    if (before)
      throw inputError(
        indicator.position,
        `${quoteForMessage(indicator.indicator)} for this area and period is already at ${positionText(before.position)}; delete one.`,
      );
    seen.set(key, indicator);
  }
}
