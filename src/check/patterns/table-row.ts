import { changeOf, intervalOf } from '../intervals.js';
import { gravest, judge } from '../judge.js';
import { mistakeOfChange } from '../mistakes.js';
import type { Block, CleanText, Finding, Pattern, Quantity, VerdictName } from '../model.js';
import { PERIOD_SOURCE, periodKey } from '../periods.js';
import { periodOfColumn } from '../facts.js';
import { scanQuantities } from '../quantities.js';
import { percentText, signedCount } from '../words.js';

/** Rows under a header of years and changes: each change is worked out from the counts of its row. */

interface Cell {
  readonly column: number;
  readonly quantity: Quantity;
}

function cellOf(cell: CleanText | undefined, column: number): Cell | undefined {
  const text = (cell?.text ?? '').replace(/\[u\]|\*$/g, '').trim();
  if (!/^[-+]?\(?[\d,]+(?:\.\d+)?\)?(?: ?%| points?)?$/.test(text)) return undefined;
  const { quantities } = scanQuantities(text.replace(/^\((.*)\)$/, '-$1'));
  const [quantity] = quantities.length > 0 ? quantities : [];
  const bare = quantity ?? {
    kind: 'count' as const,
    value: Number(text.replaceAll(',', '')),
    decimals: 0,
    hedge: undefined,
    text,
    start: 0,
    end: text.length,
  };
  const value = /^-|^\(/.test(text) ? -Math.abs(bare.value) : bare.value;
  return Number.isFinite(value)
    ? {
        column,
        quantity: {
          ...bare,
          kind: bare.kind === 'period' ? 'count' : bare.kind,
          value: bare.kind === 'period' ? Number(text) : value,
          text,
        },
      }
    : undefined;
}

const PERIOD = new RegExp(PERIOD_SOURCE, 'gi');
const isChange = (heading: string): boolean =>
  /change|difference|\bvs\b|variance|%(?! of)/i.test(heading) &&
  !/london|average|gap|points|share|rate|per 1|rank|as a %|target|aim|plan|forecast/i.test(heading);

interface Count extends Cell {
  readonly period: string;
}

/** The two counts a change column sets against each other. */
function pairFor(heading: string, counts: readonly Count[]): [Count, Count] | undefined {
  const sorted = [...counts].sort((a, b) => (a.period < b.period ? -1 : 1));
  const named = (heading.match(PERIOD) ?? []).map(periodKey);
  const later = sorted.filter(({ period }) => !(named.length === 1 && period === named[0])).at(-1);
  if (!later) return undefined;
  if (named.length >= 2) {
    const [a, b] = named
      .map((name) => sorted.find(({ period }) => period === name))
      .sort((x, y) => ((x?.period ?? '') < (y?.period ?? '') ? -1 : 1));
    return a && b ? [a, b] : undefined;
  }
  if (named.length === 1) {
    const earlier = sorted.find(({ period }) => period === named[0]);
    const end = sorted.at(-1);
    return earlier && end && earlier !== end ? [earlier, end] : undefined;
  }
  if (/five|5|base/i.test(heading)) return sorted[0] && sorted[0] !== later ? [sorted[0], later] : undefined;
  const before = sorted.at(-2);
  if (/one|1|year|annual|previous|last/i.test(heading)) return before ? [before, later] : undefined;
  return sorted.length === 2 && before ? [before, later] : undefined;
}

interface Judged {
  readonly verdict: VerdictName;
  readonly quoted: string;
  readonly recomputed: string;
  readonly mistake: string | null;
  readonly suggestion: string | null;
}

function judged({ quantity }: Cell, [before, after]: [Count, Count], heading: string): Judged | undefined {
  const [earlier, later] = [before.quantity.value, after.quantity.value];
  const asPercent = quantity.kind === 'percent' || /%|per ?cent/i.test(heading);
  if (!asPercent) {
    const right = Number((later - earlier).toFixed(6));
    const verdict = quantity.value === right ? 'agrees' : quantity.value === -right ? 'wrong-direction' : 'differs';
    return {
      verdict,
      quoted: quantity.text,
      recomputed: signedCount(right),
      mistake: verdict === 'agrees' ? null : verdict === 'differs' ? 'count' : 'sign',
      suggestion: verdict === 'agrees' ? null : signedCount(right),
    };
  }
  const change = changeOf(intervalOf(before.quantity), intervalOf(after.quantity));
  if (!change) return undefined;
  const percent: Quantity = { ...quantity, kind: 'percent' };
  const verdict = judge(percent, change);
  const isUnsigned = judge(percent, { lower: -change.upper, upper: -change.lower }) === 'agrees';
  const found =
    verdict === 'differs'
      ? mistakeOfChange({ ...percent, value: Math.abs(percent.value) }, earlier, later, change)
      : undefined;
  const bad = verdict !== 'agrees';
  return {
    verdict: verdict === 'differs' && isUnsigned ? 'wrong-direction' : verdict,
    quoted: quantity.text,
    recomputed:
      found && !isUnsigned
        ? `${percentText(change, quantity.decimals)}; ${found.because}`
        : percentText(change, quantity.decimals),
    mistake: bad
      ? isUnsigned
        ? 'sign'
        : (found?.mistake ?? (verdict === 'rounding' ? 'rounding' : 'percentage'))
      : null,
    suggestion: bad ? percentText(change, quantity.decimals) : null,
  };
}

function readRow(block: Block): Finding[] {
  const { cells = [], table } = block;
  if (!table) return [];
  const found = cells.map((cell, column) => (column === 0 ? undefined : cellOf(cell, column)));
  const counts = found.flatMap((cell): Count[] => {
    const period = cell && periodOfColumn(table.header[cell.column] ?? '');
    return cell && period && cell.quantity.kind === 'count' ? [{ ...cell, period }] : [];
  });
  const results = found.flatMap((cell): Judged[] => {
    const heading = cell ? (table.header[cell.column] ?? '') : '';
    const pair = cell && isChange(heading) ? pairFor(heading, counts) : undefined;
    const result = cell && pair ? judged(cell, pair, heading) : undefined;
    return result ? [result] : [];
  });
  // Two columns of one period are of two things: which of them the change is of cannot be told.
  const periods = counts.map(({ period }) => period);
  if (results.length === 0 || new Set(periods).size < periods.length) return [];
  const verdict = gravest(results.map((result) => result.verdict));
  const worst = results.find((result) => result.verdict === verdict) as Judged;
  const text = cells.map((cell) => cell.text.replace(/ ?%$/, '')).join(' ');
  const list = (of: (result: Judged) => string): string => results.map(of).join(', ');
  return [
    {
      start: cells[0]?.at[0] ?? block.start,
      end: (block.at.at(-1) ?? block.start) + 1,
      text,
      pattern: 'table-row',
      verdict,
      quoted: list(({ quoted }) => quoted),
      recomputed: list(({ recomputed }) => recomputed),
      mistake: worst.mistake,
      suggestion: worst.suggestion,
      covers: [],
    },
  ];
}

export const tableRow: Pattern = {
  id: 'table-row',
  about: 'rows under a header of years and "% change" columns',
  read: (draft) => draft.blocks.filter(({ kind }) => kind === 'row').flatMap(readRow),
};
