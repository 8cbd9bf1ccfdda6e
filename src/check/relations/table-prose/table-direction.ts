import { type Named, tablesOf } from '../../grids/grid.js';
import { rowsNamed } from '../../grids/rows.js';
import { rowsByPart } from '../../grids/rows-of-context.js';
import { type Direction, movesIn } from '../../lexicon/directions.js';
import { TARGET } from '../../lexicon/words.js';
import { areasOf, stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Quantity, RuleFinding, Sentence } from '../../model.js';
import { yearsIn } from '../../pairs/pair-time.js';
import type { Rule } from '../../rule.js';
import { findingAt } from '../../verdicts/report.js';
import { oppositeOf } from '../../verdicts/suggest.js';
import { pairsMeant, pairsToNewest, periodsIn } from './pair-meant.js';

/** "Vehicle crime fell", without a number, compared with the row of a table that it names. */

/** What was, in one verb: no wish, no condition, no noun. */
const VERB =
  /^(?:also |again |both |then |thus |has |have |had |was |were |is |are )*(?:rose|risen|fell|fallen|increased|decreased|declined|dropped|grew|grown|climbed|shrank|shrunk|jumped|slipped|reduced|went (?:up|down)|gone (?:up|down)|came down|come down|up|down|higher|lower)\b/;
const CLAUSE = /[;:,.()–]|\b(?:and|while|whereas|but|although|albeit|though|as|because|since|which|when|that)\b/;
const NEGATED =
  /\b(?:not|no|nor|never|neither|hardly|barely|only|than|if|most|in (?:part|places)|elsewhere|per|rate|rates|among|for)\b/;
/** Beyond it a table is of another part of the document. */
const REACH = 14;

interface Clause {
  readonly text: string;
  readonly from: number;
}

function clausesIn({ text }: Sentence): Clause[] {
  const found: Clause[] = [];
  let from = 0;
  for (const part of text.split(new RegExp(`(${CLAUSE.source})`, 'i'))) {
    found.push({ text: part, from });
    from += part.length;
  }
  return found;
}

interface Statement {
  readonly subject: string;
  readonly word: string;
  readonly direction: Direction;
  readonly at: number;
  readonly end: number;
}

/** A subject and a verb of direction, and no more than a time behind it. */
function statementIn({ text, from }: Clause): Statement | undefined {
  const lower = text.toLowerCase();
  const moves = movesIn(lower);
  const [move] = moves;
  if (!move || moves.length > 1 || NEGATED.test(lower) || TARGET.test(lower) || areasOf(lower).size > 0)
    return undefined;
  const start = lower.slice(0, move.end).search(new RegExp(`${VERB.source.slice(1)}$`));
  const subject = start < 0 ? '' : text.slice(0, start);
  const rest = [...stemsOf(lower.slice(move.end))];
  return subject.trim() === '' || rest.length > 0
    ? undefined
    : { subject, word: move.word, direction: move.direction, at: from + move.at, end: from + move.end };
}

/** The rows that have every word of the subject, all of one name; else those that it names by a part. */
function rowsOf(discourse: Discourse, subject: string, sentence: Sentence): Named[] {
  const stems = stemsOf(subject);
  const block = sentence.block.index;
  const named = rowsNamed(discourse, subject, block).filter(
    ({ row }) =>
      Math.abs(row.block.index - block) <= REACH + 1 && [...stems].every((stem) => row.stems.has(stem)) && !row.isGroup,
  );
  if (named.length > 0) return new Set(named.map(({ row }) => row.label)).size === 1 ? named : [];
  return rowsByPart(discourse, sentence, subject).filter(({ grid }) => grid.heading === sentence.block.heading);
}

interface Pair {
  readonly from: Quantity;
  readonly to: Quantity;
}

/** The two columns that are meant; where the words name no time any that end in the newest. */
function pairsOf({ grid, row }: Named, sentence: Sentence, words: string): Pair[] {
  const isTimed = periodsIn(sentence).length > 0 || yearsIn(words.toLowerCase()) !== undefined;
  const pairs = isTimed ? pairsMeant(grid, sentence, words) : pairsToNewest(grid);
  return pairs.flatMap(({ earlier, later }) => {
    const [from, to] = [row.cells[earlier.index], row.cells[later.index]];
    return from && to && from.value !== to.value ? [{ from, to }] : [];
  });
}

const EVERY_STEP = /\b(?:every|each|successive|consecutive) (?:single )?(?:year|quarter|month)\b|\byear after year\b/i;

function judge(discourse: Discourse, sentence: Sentence): RuleFinding[] {
  if (sentence.quantities.some(({ kind }) => kind !== 'period')) return [];
  return clausesIn(sentence).flatMap((clause): RuleFinding[] => {
    const statement = statementIn(clause);
    if (!statement) return [];
    const { subject, word, direction, at, end } = statement;
    const pairs = rowsOf(discourse, subject, sentence).flatMap((row) => pairsOf(row, sentence, clause.text));
    const [pair] = pairs;
    if (!pair || new Set(pairs.map(({ from, to }) => Math.sign(to.value - from.value))).size > 1) return [];
    const isTrue = Math.sign(pair.to.value - pair.from.value) === direction;
    // One step of several bears out no "every year".
    if (isTrue && EVERY_STEP.test(clause.text)) return [];
    return [
      findingAt(sentence, [at, end], {
        pattern: 'table-direction',
        verdict: isTrue ? 'agrees' : 'wrong-direction',
        quoted: word,
        recomputed: `${pair.from.text} to ${pair.to.text} in the table`,
        mistake: isTrue ? null : 'sign',
        suggestion: isTrue ? null : oppositeOf(word),
        covers: [],
        uses: [pair.from, pair.to],
      }),
    ];
  });
}

const TABLE = '| Offence | 2018 | 2019 |\n|---|---|---|\n| Burglary | 100 | 120 |\n| Robbery | 50 | 40 |\n\n';

const POWERS =
  '| Power | 2017 | 2018 | 2019 |\n|---|---|---|---|\n| Closure order | 9 | 12 | 18 |\n| Civil injunction | 7 | 5 | 6 |\n\n';

export const tableDirection: Rule = {
  id: 'table-direction',
  about: 'rose and fell without a number, against the row of a table that is named',
  why: 'The words are those of last year, the table is of this.',
  speaks: [
    ['wrong-direction', `${TABLE}Robbery rose slightly, and burglary was a priority.`],
    ['agrees', `${TABLE}Burglary rose over the year.`],
    ['wrong-direction', `${TABLE}Burglary has fallen since 2018.`],
    ['wrong-direction', `${POWERS}Injunctions have also increased over the three years.`],
    ['agrees', `${POWERS}Closures rose.`],
  ],
  silent: [
    `${POWERS}Injunctions rose.`,
    `${TABLE}Burglary fell in London.`,
    `${TABLE}Burglary has risen every year since.`,
    `${TABLE}Burglary fell in the first half of the year, when the shops were closed.`,
    `${TABLE}We want burglary to fall. Shoplifting rose.`,
  ],
  read: (discourse) =>
    tablesOf(discourse).length === 0
      ? []
      : discourse.draft.sentences
          .filter(({ block }) => block.kind === 'prose')
          .flatMap((sentence) => judge(discourse, sentence)),
};
