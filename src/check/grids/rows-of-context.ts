import { stemsOf, subjectOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import { mentionsIn } from '../mentions/subjects.js';
import type { Sentence } from '../model.js';
import { perObject } from '../per-object.js';
import type { Grid, Named } from './grid.js';
import { tablesNear } from './grids-near.js';

/** The rows that a number is of by its own words and those of the text before it: "Shoplifting. Up 9% on last year." */

/** So many sentences of its paragraph are looked back at, and then its heading. */
const SENTENCES_BACK = 3;

/** What a sentence goes on about: the sentences before it in its paragraph, the nearest first, then its heading. */
const contextOf = perObject(({ block, previous }: Sentence): readonly string[] => {
  const texts: string[] = [];
  for (let one = previous; one?.block === block && texts.length < SENTENCES_BACK; one = one.previous)
    texts.push(one.text.toLowerCase());
  return [...texts, block.heading.toLowerCase()];
});

const isOneLabel = (rows: readonly Named[]): boolean => new Set(rows.map(({ row }) => row.label)).size === 1;

/** A total is named by its whole label: "All crime." */
const totalsNamed = (tables: readonly Grid[], words: string): Named[] =>
  tables.flatMap((grid) =>
    grid.rows.flatMap((row) => {
      const label = row.label.trim().toLowerCase();
      return row.isTotal && label.includes(' ') && words.includes(label) ? [{ grid, row }] : [];
    }),
  );

/** Of the rows of its table no other shares a word with those. */
const isOnlyWith = ({ grid, row }: Named, stems: ReadonlySet<string>): boolean =>
  grid.rows.every((other) => other === row || ![...other.stems].some((stem) => stems.has(stem)));

/** Rows of which the words name a part, and the text before the rest; or the only row of the table here that has such a word. */
function completedBy(tables: readonly Grid[], words: string, context: readonly string[], heading: string): Named[] {
  const stems = stemsOf(words);
  const known = new Set([...stems, ...context.flatMap((text) => [...stemsOf(text)])]);
  return tables.flatMap((grid) =>
    grid.rows.flatMap((row): Named[] => {
      if (![...row.stems].some((stem) => stems.has(stem))) return [];
      const isWhole = [...row.stems].every((stem) => known.has(stem));
      const isOnly = grid.heading === heading && isOnlyWith({ grid, row }, stems);
      const isNoMore = [...stems].every((stem) => row.stems.has(stem) || vocabularyOf(grid).has(stem));
      return (isWhole || isOnly) && isNoMore ? [{ grid, row }] : [];
    }),
  );
}

/** What the heading of a table and its columns name: words of a sentence that tell no row from another. */
const vocabularyOf = perObject(
  ({ heading, columns }: Grid): ReadonlySet<string> =>
    new Set([...stemsOf(heading), ...columns.flatMap((column) => [...stemsOf(column.heading)])]),
);

/** "Burglary" is of the only row of burglaries, whichever they are. */
function onlyOfKind(tables: readonly Grid[], words: string): Named[] {
  const [named, ...more] = mentionsIn(words);
  if (!named || more.length > 0) return [];
  return tables.flatMap((grid) => {
    const rows = grid.rows.filter(({ offence }) => offence?.startsWith(named.subject));
    const [row] = rows;
    return row && rows.length === 1 ? [{ grid, row }] : [];
  });
}

type Find = (discourse: Discourse, text: string, block: number) => Named[];

/** The first that finds any; none where they may be several rows. */
function firstOf(tries: readonly (() => Named[])[]): Named[] {
  for (const one of tries) {
    const found = one();
    if (found.length > 0) return isOneLabel(found) ? found : [];
  }
  return [];
}

/** The rows that words name by a part of their label, by the label of a total, or by being the only ones of an offence. */
export function rowsByPart(discourse: Discourse, sentence: Sentence, words: string): Named[] {
  const tables = tablesNear(discourse, sentence.block.index);
  // "The total is up 16.6%" goes on about no row before it.
  const tries = IS_ALL.test(words)
    ? [() => totalsNamed(tables, words)]
    : [
        () => completedBy(tables, words, contextOf(sentence), sentence.block.heading),
        () => totalsNamed(tables, words),
        () => onlyOfKind(tables, words),
      ];
  return stemsOf(words).size > 0 || IS_ALL.test(words) ? firstOf(tries) : [];
}

const IS_ALL = /\b(?:total|overall|whole|altogether|combined|all)\b/;

/** "Vehicles: going the right way", "Vehicle fires are the worry": what a sentence before is about. */
const topicOf = (text: string): string => /^([a-z][a-z' -]{2,40}): /.exec(text)?.[1] ?? subjectOf(text);

/** The rows of the text before, for words that tell no row from another. */
export function rowsBefore(discourse: Discourse, sentence: Sentence, words: string, rowsNamed: Find): Named[] {
  if (IS_ALL.test(words)) return [];
  const tables = tablesNear(discourse, sentence.block.index);
  const stems = [...stemsOf(words)];
  const mayGoOn = ({ grid }: Named): boolean => stems.every((stem) => vocabularyOf(grid).has(stem));
  return firstOf(
    contextOf(sentence).flatMap((text) => [
      () => (stemsOf(text).size > 0 ? rowsNamed(discourse, text, sentence.block.index).filter(mayGoOn) : []),
      () => totalsNamed(tables, text).filter(mayGoOn),
      () => onlyOfKind(tables, text).filter(mayGoOn),
      () => completedBy(tables, topicOf(text), [], sentence.block.heading).filter(mayGoOn),
    ]),
  );
}
