import { ELSEWHERE } from '../lexicon/words.js';
import type { Draft, Quantity, Sentence } from '../model.js';
import { perObject } from '../per-object.js';
import { areasOf, type Clause, thingsIn } from './clauses.js';
import { type Mention, mentionsOf } from './mentions.js';
import { onlySpanIn } from './periods.js';

/** All mentions of a draft in their order, and which of them a claim can be of. */

export interface Discourse {
  readonly draft: Draft;
  readonly mentions: readonly Mention[];
  /** The mentions of each sentence, by its index. */
  readonly of: readonly (readonly Mention[])[];
  readonly clauses: readonly (readonly Clause[])[];
}

/** Four numbers with nothing but blanks between them are the row of a table that lost its columns: "953 2.4% +172 +22.0%". */
const BARE_ROW = /(?:[#%±@×](?: ?\[[a-z]\])? ){3}[#%±@×]/;

/** A row whose cells hold a whole sentence is read as prose as well. */
const isProse = ({ block, shape }: Sentence): boolean =>
  (block.kind !== 'row' && !BARE_ROW.test(shape)) ||
  ((block.cells?.length ?? 0) < 5 && (block.cells ?? []).some(({ text }) => text.split(' ').length > 7));

export function readDiscourse(draft: Draft): Discourse {
  const mentions: Mention[] = [];
  const of: Mention[][] = [];
  const clauses: Clause[][] = [];
  let clause = 0;
  const title = onlySpanIn(draft.blocks[0]?.text ?? '');
  for (const sentence of draft.sentences) {
    const isEmpty = sentence.block.kind === 'heading' && sentence.quantityAt.size === 0;
    const found =
      isProse(sentence) && !isEmpty
        ? mentionsOf(sentence, mentions.length, clause, title)
        : { mentions: [], clauses: [] };
    clause += found.clauses.length;
    for (const mention of found.mentions) mentions.push(mention);
    of.push(found.mentions);
    clauses.push(found.clauses);
  }
  return { draft, mentions, of, clauses };
}

/** The stretch around a number that is surely about it: to the next stop, comma or bracket. */
const nearWords = ({ lead, tail }: { lead: string; tail: string }): string =>
  `${lead.split(/[;.,(]|\band\b/).at(-1) ?? ''} ${tail.split(/[;.,()]|\band\b/)[0] ?? ''}`;

/** "In London theft rose by 22% and burglary fell by 9%": the place a sentence sets out with is that of all of it. */
const AREA_FIRST = new RegExp(`^(?:in|across|for|throughout|over|at)? ?(?:the (?:rest of )?)?${ELSEWHERE.source}`);
const HOME = /\b(?:here|boroughs?|our|ours|locally|we|us|district|town|ward)\b/;

const leadingAreas = perObject(({ shape }: Sentence): ReadonlySet<string> => {
  const [found = ''] = AREA_FIRST.exec(shape) ?? [];
  return found !== '' && !HOME.test(shape.slice(found.length)) ? areasOf(found) : new Set();
});

/** What a number counts, where the words around it say so: arrests, charges. */
export const thingsNear = perObject((mention: { lead: string; tail: string }) => thingsIn(nearWords(mention)));

const AREA_IN_FRONT = new RegExp(`${ELSEWHERE.source} \\($`);

/** "The region (+1.5%)": the place right before the bracket a number opens. */
export const areasOfBracket = ({ lead }: { lead: string }): ReadonlySet<string> =>
  areasOf(AREA_IN_FRONT.exec(lead)?.[0] ?? '');

export const areasNear = perObject(
  (mention: { lead: string; tail: string; sentence: Sentence }): ReadonlySet<string> => {
    const near = new Set([...areasOf(nearWords(mention)), ...areasOfBracket(mention)]);
    return near.size > 0 ? near : leadingAreas(mention.sentence);
  },
);

/** "Bridgemoor town centre reports shop theft up 31%": a place that the draft names nowhere else is not the one it is about. */
const LEADING_NAME =
  /^(?:in |at )?([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:town centre|town|borough|district|city|council|county|division|police)\b/i;

export function isOfUnknownTown({ draft: { source } }: Discourse, { text }: Sentence): boolean {
  const name = LEADING_NAME.exec(text)?.[1];
  return name !== undefined && /^[A-Z]/.test(name) && source.text.split(name).length === 2;
}

/** A line of a box: a few words and a number, no sentence. */
const isBox = ({ block }: Sentence): boolean =>
  block.kind !== 'row' && block.text.length < 70 && !/[.;:]$/.test(block.text);

/** How far away a sentence is, in sentences; undefined: too far to be meant. */
export function reachOf(from: Sentence, to: Sentence): number | undefined {
  const away = from.index - to.index;
  if (away === 0) return 0;
  return from.block === to.block ? reachInBlock(from, to, away) : reachAcross(from, to, away);
}

/** Back over three sentences; forward to one in brackets, or behind a colon. */
function reachInBlock(from: Sentence, to: Sentence, away: number): number | undefined {
  if (away > 0) return away <= 3 ? away : undefined;
  return away >= -1 && (/^\(/.test(to.text) || /[:;]$/.test(from.text)) ? 1 : undefined;
}

/** Back over two blocks under one heading; among the lines of a box over more, and forward. */
function reachAcross(from: Sentence, to: Sentence, away: number): number | undefined {
  const blocks = from.block.index - to.block.index;
  if (from.block.heading !== to.block.heading && !isBox(from)) return undefined;
  const areBoxes = isBox(from) && isBox(to);
  if (blocks < 0) return blocks >= -2 && areBoxes ? -blocks * 2 : undefined;
  if (blocks <= 3 && areBoxes) return blocks;
  const isNote = [from, to].some(({ block }) => block.kind === 'footnote');
  return blocks > 2 || away > 4 || isNote ? undefined : blocks + away;
}

/** The footnote a number refers to: the first reference behind it that stands before the next number, else the last one before it. */
export function footnoteOf({ draft, of }: Discourse, sentence: Sentence, at: number): readonly Mention[] {
  const position = sentence.from + (sentence.textOffsets[at] ?? 0);
  const rest = of[sentence.index]?.find((item) => item.at > at);
  const end = sentence.from + (rest ? (sentence.textOffsets[rest.at] ?? 0) : sentence.text.length + 1);
  const inSentence = sentence.block.references.filter(
    (reference) => reference.at > sentence.from && reference.at <= sentence.from + sentence.text.length + 1,
  );
  const found =
    inSentence.find((entry) => entry.at > position && entry.at <= end) ??
    inSentence.filter((element) => element.at <= position).at(-1);
  const note = found && draft.footnotes.get(found.number);
  return note ? (of[note.index] ?? []) : [];
}

/** The mention of each number of the prose. */
export const mentionsByQuantity = perObject(
  ({ mentions }: Discourse): ReadonlyMap<Quantity, Mention> => new Map(mentions.map((item) => [item.quantity, item])),
);
