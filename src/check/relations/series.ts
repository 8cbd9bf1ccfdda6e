import { type Named, tablesOf } from '../grids/grid.js';
import { turnedGrids } from '../grids/grid-turned.js';
import { rowsNamed, rowsOfTopic } from '../grids/rows.js';
import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Span } from '../mentions/periods.js';
import { mentionsIn, subjectIn } from '../mentions/subjects.js';
import type { Draft, Quantity, Sentence } from '../model.js';
import { perObject } from '../per-object.js';

/** The same thing counted in three years or more: a row of a table, or the numbers of a sentence. */

export interface Point {
  readonly time: Span;
  readonly cell: Quantity;
}

export interface Series {
  readonly label: string;
  readonly points: readonly Point[];
  readonly isOfCounts: boolean;
}

/** Beyond it a table is of another part of the document. */
const REACH = 25;

function seriesOf({ grid, row }: Named): Series[] {
  const dated = grid.columns.filter(({ kind, index, time }) => kind === 'level' && index > 0 && time !== undefined);
  const [first] = dated;
  const points = dated
    .flatMap(({ index, time }): Point[] => {
      const cell = row.cells[index];
      return time && cell ? [{ time, cell }] : [];
    })
    .sort((a, b) => a.time.to - b.time.to);
  const isOfOne = dated.every(({ dimension }) => dimension === first?.dimension);
  return first && isOfOne && isEven(points)
    ? [{ label: row.label, points, isOfCounts: first.dimension === 'count' }]
    : [];
}

const lengthOf = (time: Span | undefined): number => (time ? time.to - time.from + 1 : 0);
const stepOf = ([first, second]: readonly Point[]): number => (first && second ? second.time.to - first.time.to : 0);

export const isYearly = (points: readonly Point[]): boolean => stepOf(points) === 12;

/** Three years (or quarters, months) or more, one after the other. */
function isEven(points: readonly Point[]): boolean {
  const [first] = points;
  const step = stepOf(points);
  return (
    points.length >= 3 &&
    (step === 12 || step === lengthOf(first?.time)) &&
    points.every(
      ({ time }, index) =>
        first !== undefined &&
        time.to - time.from === first.time.to - first.time.from &&
        time.to - first.time.to === step * index,
    )
  );
}

const onlyOne = (all: readonly Series[]): Series | undefined =>
  new Set(all.map(({ points }) => points.map(({ cell }) => cell.value).join())).size === 1 ? all[0] : undefined;

const seriesNamed = (discourse: Discourse, words: string, block: number): Series | undefined =>
  onlyOne(
    rowsNamed(discourse, words.toLowerCase(), block)
      .filter(({ row }) => Math.abs(row.block.index - block) <= REACH)
      .flatMap(seriesOf),
  );

/** "1,930 in 2024, 2,080 in 2023 and 1,995 in 2022": the years of a sentence. */
function seriesInText(mentions: readonly Mention[]): Series[] {
  const points = mentions
    .flatMap(({ quantity: cell, role, dimension, time }): Point[] =>
      role === 'level' && dimension === 'count' && time && cell.decimals === 0 ? [{ time, cell }] : [],
    )
    .sort((a, b) => a.time.to - b.time.to);
  return isEven(points) ? [{ label: '', points, isOfCounts: true }] : [];
}

const rowsByBlock = perObject((draft: Draft): ReadonlyMap<number, Named> => {
  const all = tablesOf({ draft }).flatMap((grid) => grid.rows.map((row): Named => ({ grid, row })));
  return new Map(all.map((item) => [item.row.block.index, item]));
});

/** Where a sentence names nothing: the series of the total, or the only one, under its heading, before it. */
function seriesAround(discourse: Discourse, { block, index }: Sentence): Series | undefined {
  const before = Array.from({ length: Math.min(REACH, block.index) }, (_, away) => block.index - 1 - away);
  const rows = before
    .flatMap((item) => rowsByBlock(discourse.draft).get(item) ?? [])
    .filter(({ row }) => row.block.heading === block.heading);
  const turned = [...new Set(rows.map(({ grid }) => grid))]
    .flatMap(turnedGrids)
    .flatMap((grid) => grid.rows.map((row): Named => ({ grid, row })));
  const near = [...rows, ...turned];
  const inText = discourse.of
    .slice(Math.max(0, index - 4), index)
    .flatMap((mentions) => (mentions[0]?.sentence.block.heading === block.heading ? seriesInText(mentions) : []));
  const ofTotals = onlyOne(near.filter(({ row }) => row.isTotal).flatMap(seriesOf));
  return ofTotals ?? onlyOne([...near.flatMap(seriesOf), ...inText]);
}

/** The only series of years that a sentence is of: by the words before a place in it, else by all of them. */
export function seriesFor(discourse: Discourse, sentence: Sentence, at: number): Series | undefined {
  const { text, block } = sentence;
  const named = seriesNamed(discourse, text.slice(0, at), block.index) ?? seriesNamed(discourse, text, block.index);
  if (named) return named;
  const topic = onlyOne(rowsOfTopic(discourse, sentence, text.slice(0, at)).flatMap(seriesOf));
  if (topic) return topic;
  const around = seriesAround(discourse, sentence);
  // Of a few words none may be of anything else.
  const isOfIt =
    rowsNamed(discourse, text.toLowerCase(), block.index).length === 0 &&
    stemsOf(text.replace(SUMMING, ' ')).size <= (around?.label === '' ? 1 : 0);
  return isOfIt ? around : undefined;
}

const SUMMING =
  /\b(?:total|average|mean|level|peak|running|period|series|(?:performance|financial|fiscal|calendar|reporting) year)s?(?=\b|\d)/gi;

const STOP = /[;:,.()–]|\b(?:and|while|whereas|but|although|though|because|which|when|as)\b/;

/** Words that name nothing besides the row: no part of it, no arrests, no other place. */
export function isOnlyOf(words: string, label: string, heading: string): boolean {
  const rowSubject = subjectIn(label);
  let plain = words;
  for (const { subject, at, end } of [...mentionsIn(words)].reverse())
    if (subject === rowSubject) plain = plain.slice(0, at) + plain.slice(end).replace(/^[a-z]+/i, '');
  const known = new Set([...stemsOf(label), ...stemsOf(heading)]);
  return [...stemsOf(plain.replace(SUMMING, ' '))].every((stem) => known.has(stem));
}

/** Whether what is said at a place, in its part of the sentence, is of the whole row and of nothing else. */
export function isOfRow({ text, block }: Sentence, found: RegExpExecArray, label: string): boolean {
  const before = text.slice(0, found.index).split(STOP).at(-1) ?? '';
  const behind = text.slice(found.index + found[0].length).split(STOP)[0] ?? '';
  return isOnlyOf(before, label, block.heading) && isOnlyOf(behind, label, block.heading);
}
