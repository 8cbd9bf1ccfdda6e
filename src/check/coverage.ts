import { tablesOf } from './grids/grid.js';
import type { Discourse } from './mentions/discourse.js';
import type { Coverage, Quantity, RuleFinding } from './model.js';

/** What became of every number of a draft, counted by where its first digit stands. */

function numberPositions(discourse: Discourse): { numbers: Map<number, boolean>; positionOf: Map<Quantity, number> } {
  const numbers = new Map<number, boolean>();
  const positionOf = new Map<Quantity, number>();
  for (const sentence of discourse.draft.sentences) {
    const digitAt = (from: number): number => {
      const away = sentence.text.slice(from).search(/\d/);
      return sentence.at[from + Math.max(0, away)] ?? sentence.block.start;
    };
    for (const { start, end } of sentence.skipped)
      if (/\d/.test(sentence.text.slice(start, end))) numbers.set(digitAt(start), false);
    for (const quantity of sentence.quantities) {
      const position = /\d/.test(quantity.text)
        ? digitAt(quantity.start)
        : (sentence.at[quantity.start] ?? sentence.block.start);
      positionOf.set(quantity, position);
      if (/\d/.test(quantity.text) || quantity.kind === 'percent') numbers.set(position, quantity.kind !== 'period');
    }
  }
  for (const { rows } of tablesOf(discourse)) {
    for (const { block, cells } of rows) {
      cells.forEach((quantity, index) => {
        const cell = block.cells?.[index];
        const digit = cell?.text.search(/\d/) ?? -1;
        if (quantity && cell && digit >= 0) positionOf.set(quantity, cell.at[digit] ?? block.start);
      });
    }
  }
  return { numbers, positionOf };
}

export function coverageOf(discourse: Discourse, findings: readonly RuleFinding[]): Coverage {
  const { numbers, positionOf } = numberPositions(discourse);
  const [claimed, checked, used] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (const { covers, uses = [], verdict } of findings) {
    for (const quantity of covers) {
      const position = positionOf.get(quantity);
      if (position === undefined) continue;
      claimed.add(position);
      if (verdict !== 'not-checked') checked.add(position);
    }
    for (const quantity of uses) {
      const position = positionOf.get(quantity);
      if (position !== undefined && verdict !== 'not-checked') used.add(position);
    }
  }
  const others = discourse.mentions
    .filter(({ role, quantity }) => role === 'other' && quantity.kind === 'count')
    .map(({ quantity }) => positionOf.get(quantity));
  const none = new Set(others);
  const all = new Set([...numbers.keys(), ...claimed, ...used]);
  const of = { none: 0, claims: 0, used: 0, notUnderstood: 0 };
  for (const position of all) {
    if (claimed.has(position)) of.claims += 1;
    else if (used.has(position)) of.used += 1;
    else if (numbers.get(position) === false || none.has(position)) of.none += 1;
    else of.notUnderstood += 1;
  }
  return { numbers: all.size, ...of, checked: checked.size };
}
