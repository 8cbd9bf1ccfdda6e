import { tablesOf } from './grids/rows.js';
import type { Discourse } from './mentions/discourse.js';
import type { Coverage, Finding, Quantity } from './model.js';

/** What became of every number of a draft, counted by where its first digit stands. */

function placesIn(discourse: Discourse): { numbers: Map<number, boolean>; placeOf: Map<Quantity, number> } {
  const numbers = new Map<number, boolean>();
  const placeOf = new Map<Quantity, number>();
  for (const sentence of discourse.draft.sentences) {
    const digitAt = (from: number): number => {
      const away = sentence.text.slice(from).search(/\d/);
      return sentence.at[from + Math.max(0, away)] ?? sentence.block.start;
    };
    for (const { start, end } of sentence.skipped)
      if (/\d/.test(sentence.text.slice(start, end))) numbers.set(digitAt(start), false);
    for (const quantity of sentence.quantities) {
      const place = /\d/.test(quantity.text)
        ? digitAt(quantity.start)
        : (sentence.at[quantity.start] ?? sentence.block.start);
      placeOf.set(quantity, place);
      if (/\d/.test(quantity.text) || quantity.kind === 'percent') numbers.set(place, quantity.kind !== 'period');
    }
  }
  for (const { rows } of tablesOf(discourse)) {
    for (const { block, cells } of rows) {
      cells.forEach((quantity, index) => {
        const cell = block.cells?.[index];
        const digit = cell?.text.search(/\d/) ?? -1;
        if (quantity && cell && digit >= 0) placeOf.set(quantity, cell.at[digit] ?? block.start);
      });
    }
  }
  return { numbers, placeOf };
}

export function coverageOf(discourse: Discourse, findings: readonly Finding[]): Coverage {
  const { numbers, placeOf } = placesIn(discourse);
  const [claimed, checked, used] = [new Set<number>(), new Set<number>(), new Set<number>()];
  for (const { covers, uses = [], verdict } of findings) {
    for (const quantity of covers) {
      const place = placeOf.get(quantity);
      if (place === undefined) continue;
      claimed.add(place);
      if (verdict !== 'not-checked') checked.add(place);
    }
    for (const quantity of uses) {
      const place = placeOf.get(quantity);
      if (place !== undefined && verdict !== 'not-checked') used.add(place);
    }
  }
  const others = discourse.mentions
    .filter(({ role, quantity }) => role === 'other' && quantity.kind === 'count')
    .map(({ quantity }) => placeOf.get(quantity));
  const none = new Set(others);
  const all = new Set([...numbers.keys(), ...claimed, ...used]);
  const of = { none: 0, claims: 0, used: 0, notUnderstood: 0 };
  for (const place of all) {
    if (claimed.has(place)) of.claims += 1;
    else if (used.has(place)) of.used += 1;
    else if (numbers.get(place) === false || none.has(place)) of.none += 1;
    else of.notUnderstood += 1;
  }
  return { numbers: all.size, ...of, checked: checked.size };
}
