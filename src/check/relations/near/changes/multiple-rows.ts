import type { Grid, GridRow } from '../../../grids/grid.js';
import { gridsNear } from '../../../grids/grids-near.js';
import { rowsFor } from '../../../grids/rows.js';
import { stemsOf } from '../../../mentions/clauses.js';
import type { Discourse } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity } from '../../../model.js';
import { isOnlyOf } from '../../series.js';
import { pairsMeant } from '../../table-prose/pair-meant.js';
import { columnFor } from '../../table-prose/rank-column.js';

/** Multiples of rows of a table: of one row since a year, and of one row over another. */

export interface Times {
  readonly from: Quantity;
  readonly to: Quantity;
  /** Of numbers of the prose, in the order of the text. */
  readonly parts: readonly Mention[];
  /** Nothing else can be meant. */
  readonly isSure: boolean;
  readonly label: string;
}

/** The words of its part of the sentence, on both sides. */
function partAround({ sentence: { text }, quantity }: Mention): readonly [before: string, behind: string] {
  const before =
    text
      .slice(0, quantity.start)
      .split(/[;:(]|\. |, and |\band (?=[^,;]*$)/)
      .at(-1) ?? '';
  return [before, text.slice(quantity.end).split(/[;:,.()]|\b(?:and|but|while)\b/)[0] ?? ''];
}

const SINCE = /^(?: [a-z]+){0,2} (?:since|from|over|in|between|on) /;

/** "Orders have doubled since 2021/22": of the row that is named, in the two columns that are meant. */
export function ofRowOverTime(discourse: Discourse, claim: Mention): Times[] {
  const [before, behind] = partAround(claim);
  const words = `${before} ${claim.quantity.text} ${behind}`;
  const isTimed = SINCE.test(behind.toLowerCase()) || /\b(?:last|past) year\b|\byear alone\b/i.test(claim.leadText);
  if (!/(?:ed|ing)$/i.test(claim.quantity.text) || !isTimed) return [];
  return rowsFor(discourse, claim).flatMap(({ grid, row }): Times[] =>
    pairsMeant(grid, claim.sentence, `${claim.leadText} ${words}`).flatMap(({ earlier, later }): Times[] => {
      const [from, to] = [row.cells[earlier.index], row.cells[later.index]];
      const isSure = isOnlyOf(`${before} ${behind}`.replace(/\balone\b/i, ''), row.label, grid.heading);
      return from && to && from.value > 0 ? [{ from, to, parts: [], isSure, label: `${row.label}, ` }] : [];
    }),
  );
}

/** The only row that shares words with a stretch of text which no other row has. */
function rowIn({ rows }: Grid, words: string): GridRow | undefined {
  const stems = stemsOf(words.replace(/-/g, ' '));
  const only = rows.filter((row) =>
    [...row.stems].some((stem) => stems.has(stem) && rows.every((other) => other === row || !other.stems.has(stem))),
  );
  return only.length === 1 && !only[0]?.isTotal ? only[0] : undefined;
}

/** "Visits were four times the number of calls": of two rows of one table or list. */
export function ofTwoRows(discourse: Discourse, claim: Mention): Times[] {
  const [before, behind] = partAround(claim);
  const than = /\b(?:as|than|the|that|those|of)\b.*$/i.exec(behind)?.[0] ?? '';
  const [subject, other] = /\bas (?:many|much|often)\b/i.test(than)
    ? [
        than.replace(/^.*?\bas (?:many|much|often)\b/i, '').split(/\bas\b/i)[0] ?? '',
        than.split(/\bas\b/i).at(-1) ?? '',
      ]
    : [before, than];
  return gridsNear(discourse, claim.sentence.block.index).flatMap((grid): Times[] => {
    if (grid.heading !== claim.sentence.block.heading) return [];
    const [one, two] = [rowIn(grid, stemsOf(subject).size > 0 ? subject : before), rowIn(grid, other)];
    const column = one && two && one !== two ? columnFor(grid, `${before} ${behind}`) : undefined;
    const [to, from] = column ? [one?.cells[column.index], two?.cells[column.index]] : [];
    if (!column || !one || !two || !from || !to || from.value <= 0) return [];
    const isSure = isOnlyOf(`${before} ${behind}`, `${one.label} ${two.label}`, `${grid.heading} ${column.heading}`);
    return [{ from, to, parts: [], isSure, label: `${one.label} over ${two.label}, ` }];
  });
}
