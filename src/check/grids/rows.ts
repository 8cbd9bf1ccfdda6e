import { groupBy, groupByKeys } from '../../core/collections.js';
import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { mentionsIn } from '../mentions/subjects.js';
import type { Draft, Quantity, Sentence } from '../model.js';
import { perObject } from '../per-object.js';
import { type Grid, type GridRow, type Named, tablesOf } from './grid.js';
import { blockOfRow, gridsInOrder, nearest } from './grids-near.js';
import { rowsOfLevel } from './rows-by-value.js';
import { rowsOfAges } from './rows-of-ages.js';
import { rowsOfCode } from './rows-of-code.js';
import { rowsBefore, rowsByPart } from './rows-of-context.js';

/** The rows and columns of a draft's tables that a number of its prose is of. */

/** The newest count of offences that the tables give for each offence. */
export function newestCounts(draft: Draft): ReadonlyMap<string, Quantity> {
  const newest = new Map<string, { cell: Quantity; to: number }>();
  for (const { offence, cell, to } of tablesOf({ draft }).flatMap(datedCounts))
    if ((newest.get(offence)?.to ?? 0) < to) newest.set(offence, { cell, to });
  return new Map([...newest].map(([offence, { cell }]) => [offence, cell]));
}

/** The counts of offences in a table, each with the last month that it is of. */
function datedCounts({ columns, rows }: Grid): { offence: string; cell: Quantity; to: number }[] {
  const counts = columns.filter(
    ({ kind, dimension, index, stems }) => kind === 'level' && dimension === 'count' && index > 0 && stems.size === 0,
  );
  return rows.flatMap(({ offence, label, cells }) =>
    counts.flatMap(({ index, time }) => {
      const cell = cells[index];
      const isCount = cell?.decimals === 0 && !/incident|calls?\b/i.test(label);
      return offence && time && isCount ? [{ offence, cell, to: time.to }] : [];
    }),
  );
}

/** Thefts of and from vehicles are no part of theft. */
const isPartOf = (offence: string, whole: string): boolean =>
  offence.startsWith(whole) && !(whole === 'theft' && /vehicle/.test(offence));

const matchOf = (row: GridRow, offences: ReadonlySet<string>, stems: ReadonlySet<string>): number => {
  if (row.isTotal) return 0;
  if (row.offence && offences.has(row.offence)) return 2 + row.stems.size;
  const isNear =
    row.offence !== undefined &&
    [...offences].some((offence) => isPartOf(offence, row.offence ?? '') || row.offence?.startsWith(offence));
  if (row.offence && offences.size > 0 && !isNear) return 0;
  const shared = [...row.stems].filter((stem) => stems.has(stem)).length;
  return row.stems.size > 0 && shared === row.stems.size ? shared : 0;
};

type Index = ReadonlyMap<string, readonly Named[]>;

/** Rows by their offence and by the first stem of their label, in the order of the draft. */
const indexOf = perObject(
  (discourse: Discourse): Index =>
    groupByKeys(
      gridsInOrder(discourse).flatMap((grid) => grid.rows.map((row): Named => ({ grid, row }))),
      ({ row }) => new Set([row.offence, [...row.stems][0]].flatMap((key) => key ?? [])),
    ),
);

const plainOf = (text: string): string => text.toLowerCase().replace(/[- ]+/g, ' ');
const keyOf = ({ stems }: GridRow): string => [...stems].sort().join(' ');

/** "A roads" and "B roads" have the same stems: of such rows the one whose label begins as the text has it. */
function isTwinOf({ grid, row }: Named, all: readonly Named[], text: string): boolean {
  const twins = all.filter((other) => other.grid === grid && keyOf(other.row) === keyOf(row));
  const words = plainOf(text);
  const isThere = ({ label }: GridRow): boolean => words.includes(plainOf(label).slice(0, -1));
  return twins.length > 1 && !isThere(row) && twins.some((other) => isThere(other.row));
}

const REST = /\b(?:other|rest|remain\w*|elsewhere)\b/i;

/** "All other wards" has the word of each ward: it is named by what says that it is the rest. */
const isUnsaidRest = ({ label }: GridRow, text: string): boolean => REST.test(label) && !REST.test(text);

/** The rows a stretch of text names, the most particular only: "dwelling burglary" is no row "burglary other". */
export function rowsNamed(discourse: Discourse, text: string, block: number): Named[] {
  const ofAges = rowsOfAges(discourse, text);
  if (ofAges.length > 0) return [...nearest(ofAges, block, blockOfRow)];
  const ofCode = rowsOfCode(discourse, text);
  if (ofCode.length > 0) return [...nearest(ofCode, block, blockOfRow)];
  const offences = new Set(mentionsIn(text).map(({ subject }) => subject));
  const stems = stemsOf(text);
  if (offences.size === 0 && stems.size === 0) return [];
  const index = indexOf(discourse);
  const keys = new Set([...offences, ...stems, ...[...offences].map((offence) => offence.split('-')[0] ?? offence)]);
  const found = new Set([...keys].flatMap((key) => nearest(index.get(key) ?? [], block, blockOfRow)));
  const seen = new Set<GridRow>();
  const named = [...found].filter(({ row }) => {
    const isNew = !seen.has(row) && !isUnsaidRest(row, text) && matchOf(row, offences, stems) > 0;
    if (isNew) seen.add(row);
    return isNew;
  });
  const byTable = groupBy(
    named.filter((one) => !isTwinOf(one, named, text)),
    ({ grid, row }) => `${grid.id} ${row.offence ?? row.label}`,
  );
  // Of rows of one offence the one whose own words are all there.
  return [...byTable.values()]
    .flatMap((group) =>
      group.length === 1 ? group : group.filter(({ row }) => [...row.stems].every((stem) => stems.has(stem))),
    )
    .sort((one, other) => one.row.block.index - other.row.block.index);
}

const NAMES_WHOLE =
  /\b(?:whole|entire|overall|combined|(?:total|net) (?:rise|fall|increase|decrease|reduction|change)|all of)\b|'s (?:own )?(?:rise|fall|increase|decrease|reduction)\b/;

/** Of rows of one name in several tables those of the tables under its own heading, where there are any. */
export function rowsFor(discourse: Discourse, mention: Mention): Named[] {
  if (tablesOf(discourse).length === 0) return [];
  const all = rowsAround(discourse, mention);
  const here = all.filter(({ grid }) => grid.heading === mention.sentence.block.heading);
  return here.length > 0 ? here : all;
}

/** The stretch of a sentence that says what a number is of: before it since the last number, else behind it, else its clause. */
function rowsAround(discourse: Discourse, mention: Mention): Named[] {
  const behind = mention.tailText.split(/[;,()]|\.(?: |$)|\b(?:and|than|while|whereas|whilst|but|though)\b/)[0] ?? '';
  const { text, textOffsets } = mention.sentence;
  const before = text.slice(0, mention.quantity.start).toLowerCase();
  const lead = mention.leadText.split(/;|\. /).at(-1) ?? '';
  for (const words of [lead, behind]) {
    const found = rowsNamed(discourse, words, mention.sentence.block.index);
    if (found.length > 0) return found;
  }
  // "The north alone had 400, more than half of the whole rise of 731": what names another thing goes on about no row before.
  if (NAMES_WHOLE.test(lead)) return [];
  for (const words of [before.slice(textOffsets[mention.clause.from] ?? 0), before]) {
    const found = rowsNamed(discourse, words, mention.sentence.block.index);
    if (found.length > 0) return found;
  }
  const words = `${before} ${behind}`;
  const goesOn = GOES_ON.test(words.trim()) || stemsOf(lead).size === 0 || APPOSED.test(lead);
  const ofLevel = goesOn ? rowsOfLevel(discourse, mention) : [];
  if (ofLevel.length > 0) return ofLevel;
  const byPart = rowsByPart(discourse, mention.sentence, words);
  return byPart.length > 0 ? byPart : rowsBefore(discourse, mention.sentence, words, rowsNamed);
}

/** "796 robberies in 2024, 90 more than in 2019": the level stands right before it. */
const APPOSED = /^ [^;:.]{0,60}[,(–] ?(?:or |which is |that is |some |up |down |an? (?:[a-z]+ )?of )*$/;

/** It goes on about the number of the sentence before. */
const GOES_ON = /^(?:and |but |so )?(?:that|this|which|it|these|those|the (?:rise|fall|increase|decrease|change))\b/;

/** The rows that the words before a place name by a part; where they name nothing, those that the text before is of. */
export function rowsOfTopic(discourse: Discourse, sentence: Sentence, before: string): Named[] {
  const words = before.toLowerCase();
  return stemsOf(words).size > 0
    ? rowsByPart(discourse, sentence, words)
    : rowsBefore(discourse, sentence, words, rowsNamed);
}
