import { type Grid, type GridRow, partRows } from '../../grids/grid.js';
import { tablesNear } from '../../grids/grids-near.js';
import { rowsAt } from '../../grids/rows-at.js';
import { movesIn } from '../../lexicon/directions.js';
import { ELSEWHERE, TARGET } from '../../lexicon/words.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { RuleFinding, Sentence } from '../../model.js';
import { findingAt } from '../../verdicts/report.js';
import { pairsMeant } from './pair-meant.js';
import { countOf, signOf } from './rows-moved.js';

/** "Robbery was the only one of the five to fall", "only the Arcades recorded a fall": against the rows of the table. */

const ONLY =
  /\b(?:the )?only (?:one of (?:the|these|our|its) [a-z]+|[a-z]+(?: [a-z]+)?)(?: of [a-z ]+?)?(?: in the table| on the scorecard)? (?:to |that |where [a-z ]+ )([^.;:,#%()]{3,30})|\bonly (?:the )?([^.;:,#%()]{3,40}?) (?:recorded|saw|showed|had) (?:a|an) ([a-z]+)(?=[.,;]|$)/i;

/** The row named before, or by the label of the paragraph. */
function rowOfOnly(grid: Grid, { block, text }: Sentence, at: number): GridRow | undefined {
  const label = /^(.{3,40}?)(?:[.:] |$)/.exec(block.text)?.[1] ?? '';
  const here = rowsAt(grid, text.slice(0, at)).at(-1)?.row;
  const [labelled, ...more] = rowsAt(grid, label);
  return here ?? (more.length === 0 ? labelled?.row : undefined);
}

/** The row that words name, and nothing else. */
const rowOfWords = (grid: Grid, words: string): GridRow | undefined =>
  rowsAt(grid, words).find(({ row }) => [...stemsOf(words)].every((stem) => row.stems.has(stem)))?.row;

/** "Robbery was the only one of the five to fall": it did, and no other row. */
export function judgeOnly(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  const found = ONLY.exec(sentence.text);
  const [move, ...more] = movesIn((found?.[1] ?? found?.[3] ?? '').toLowerCase());
  // "To fall in every month" says more than that it fell.
  const saysMore = more.length > 0 || stemsOf(found?.[1] ?? '').size > 0;
  if (!found || !move || saysMore || ELSEWHERE.test(sentence.shape) || TARGET.test(sentence.shape)) return [];
  const grids = tablesNear(discourse, sentence.block.index).filter(({ heading }) => heading === sentence.block.heading);
  const signs = grids.flatMap((grid) => {
    const named = found[2] === undefined ? rowOfOnly(grid, sentence, found.index) : rowOfWords(grid, found[2]);
    const [pair, ...otherPairs] = pairsMeant(grid, sentence, sentence.text);
    const sign = named && pair && otherPairs.length === 0 ? signOf(named, pair) : undefined;
    const count = pair ? countOf(grid, pair, move.direction) : undefined;
    return named && sign !== undefined && count !== undefined && partRows(grid).length > 2
      ? [{ named, sign, count }]
      : [];
  });
  const [one, ...others] = signs;
  if (!one || others.length > 0) return [];
  const isTrue = one.sign === move.direction && one.count === 1;
  // Others that moved that way too may be of no kind that is meant.
  if (one.sign === move.direction && !isTrue) return [];
  const way = move.direction > 0 ? 'up' : 'down';
  return [
    findingAt(sentence, [found.index, found.index + found[0].length], {
      pattern: 'rows-counted',
      verdict: isTrue ? 'agrees' : 'differs',
      quoted: found[0],
      recomputed: `in the table ${one.count} went ${way}, and ${one.named.label} ${one.sign === move.direction ? 'is one of them' : 'did not'}`,
      mistake: isTrue ? null : 'count',
      covers: [],
    }),
  ];
}
