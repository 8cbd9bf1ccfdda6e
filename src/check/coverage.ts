import { type GridRow, tablesOf } from './grids/grid.js';
import type { Discourse } from './mentions/discourse.js';
import type { Coverage, Quantity, RuleFinding, Sentence } from './model.js';

/** What became of every number of a draft, counted by where its first digit stands. */

interface Numbers {
  /** Of each number, by its position, whether it is a figure. */
  readonly numbers: Map<number, boolean>;
  readonly positionOf: Map<Quantity, number>;
}

const hasDigit = (text: string): boolean => /\d/.test(text);

function addSentence({ numbers, positionOf }: Numbers, { text, at, block, skipped, quantities }: Sentence): void {
  const digitAt = (from: number): number => at[from + Math.max(0, text.slice(from).search(/\d/))] ?? block.start;
  for (const { start, end } of skipped) if (hasDigit(text.slice(start, end))) numbers.set(digitAt(start), false);
  for (const quantity of quantities) {
    const isPrinted = hasDigit(quantity.text);
    const position = isPrinted ? digitAt(quantity.start) : (at[quantity.start] ?? block.start);
    positionOf.set(quantity, position);
    if (isPrinted || quantity.kind === 'percent') numbers.set(position, quantity.kind !== 'period');
  }
}

function addRow({ positionOf }: Numbers, { block, cells }: GridRow): void {
  cells.forEach((quantity, index) => {
    const cell = block.cells?.[index];
    const digit = cell?.text.search(/\d/) ?? -1;
    if (quantity && cell && digit >= 0) positionOf.set(quantity, cell.at[digit] ?? block.start);
  });
}

function numbersOf(discourse: Discourse): Numbers {
  const found: Numbers = { numbers: new Map(), positionOf: new Map() };
  for (const sentence of discourse.draft.sentences) addSentence(found, sentence);
  for (const row of tablesOf(discourse).flatMap(({ rows }) => rows)) addRow(found, row);
  return found;
}

export function coverageOf(discourse: Discourse, findings: readonly RuleFinding[]): Coverage {
  const { numbers, positionOf } = numbersOf(discourse);
  const positionsOf = (quantities: readonly Quantity[]): ReadonlySet<number> =>
    new Set(quantities.flatMap((quantity) => positionOf.get(quantity) ?? []));
  const decided = findings.filter(({ verdict }) => verdict !== 'not-checked');
  const claimed = positionsOf(findings.flatMap(({ covers }) => covers));
  const checked = positionsOf(decided.flatMap(({ covers }) => covers));
  const used = positionsOf(decided.flatMap(({ uses = [] }) => uses));
  const none = positionsOf(
    discourse.mentions
      .filter(({ role, quantity }) => role === 'other' && quantity.kind === 'count')
      .map(({ quantity }) => quantity),
  );
  const fateOf = (position: number): 'claims' | 'used' | 'none' | 'notUnderstood' => {
    if (claimed.has(position)) return 'claims';
    if (used.has(position)) return 'used';
    return numbers.get(position) === false || none.has(position) ? 'none' : 'notUnderstood';
  };
  const all = new Set([...numbers.keys(), ...claimed, ...used]);
  const counts = { none: 0, claims: 0, used: 0, notUnderstood: 0 };
  for (const position of all) counts[fateOf(position)] += 1;
  return { numbers: all.size, ...counts, checked: checked.size };
}
