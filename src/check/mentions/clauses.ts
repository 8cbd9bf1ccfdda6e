import { isMove, MOVE_WORD } from '../lexicon/directions.js';
import { ELSEWHERE, EMPTY_WORDS, THINGS } from '../lexicon/words.js';
import type { Sentence } from '../model.js';
import { mentionsIn } from './subjects.js';

/** Clauses: where a new subject begins. A clause without a subject of its own goes on about the one before it. */

export interface Clause {
  readonly id: number;
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
  /** It names what it is about; else it speaks of what was named before ("this is", "a drop of"). */
  readonly hasSubject: boolean;
  /** Stems of the words that name things, and the offences among them. */
  readonly stems: ReadonlySet<string>;
  readonly offences: ReadonlySet<string>;
  readonly areas: ReadonlySet<string>;
  /** What is counted, where it is another thing than offences: arrests, calls, victims. */
  readonly things: ReadonlySet<string>;
}

const BREAK =
  /;|:(?= )| [–—-] |(?<=\w)\. |\|| (?=(?:and|but|while|whilst|whereas|though|although|with|only) (?!(?:a |an )?(?:half|quarter)\b))|, /g;
const VERB =
  'is|are|was|were|has|have|had|stood|stands|rose|fell|grew|saw|recorded|dropped|went|goes|came|showed|shows|accounts?|made|makes|reached|totalled|numbered|remains?|remained|decreased|increased|declined|reduced|climbed|eased|jumped|soared|shrank|did|experienced|received|issued|answered|took|made|logged|dealt|reported|registered|attended|led|ended|lost|gained|doubled|halved|trebled|tripled|surged|slid|dipped|slipped|slumped|plunged|rise|rises|falls|continues|continued|moved|improved|worsened|changed|amounts?|amounted|comes';
const ANAPHOR =
  /^(?:and |but |while |with |so |thus |hence |therefore |i\.?e\.?,? |(?:in all|in other words|in short|in total|overall|as a result|altogether|put differently|so far|by contrast|this year|again|of course),? )*(?:(?:we|he|she|you|i)(?=['’ ])|which|this|that|these|those|it|they|such|both|a|an|the (?:figure|number|total|rise|fall|increase|decrease|reduction|drop|change|level|count|volume|difference)(?! of [a-z]{4})|the rate of|up|down|or|by|compared|against|from|to|representing|equivalent|representing|making|meaning|equal|giving|i\.e|thus|when|where|there from)\b/;
const SUBJECT = new RegExp(
  `^(?:and |but |while |whilst |whereas |though |although |with |only |in [a-z]+,? )*([a-z][^#%±@×(]*?) (?:(?:also |both |then |since |now )*(?:${VERB})|${MOVE_WORD}|by|one of)\\b`,
);
const ITEM = /^(?:and )?([a-z][a-z' -]{2,50}) ?(?:\(|:|, ?(?=up|down)|(?=[#%±]))/;

const stemOf = (word: string): string => {
  const plain = word.replace(/['’]s?$/, '');
  if (plain.length < 4) return plain;
  return plain.replace(/(?:ies|y)$/, 'i').replace(/(?<=[a-z]{3})(?:ings?|ed|es|s|e)$/, '');
};

export function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z][a-z'’]+/g) ?? [];
  return new Set(
    words
      .filter(
        (word) => !EMPTY_WORDS.has(word.replace(/['’](?:re|ve|ll|s|d|m)?$/, '')) && word.length > 2 && !isMove(word),
      )
      .map(stemOf),
  );
}

const ALL_ELSEWHERE = new RegExp(ELSEWHERE.source, 'g');

/** "England stood at 343, so we are above the national rate": one place. */
export const areasOf = (text: string): Set<string> =>
  new Set(
    (text.match(ALL_ELSEWHERE) ?? []).map((item) =>
      item
        .replace(/^england\b.*/, 'nation')
        .replace(/^.*\bcapital$/, 'london')
        .slice(0, 6),
    ),
  );

export const thingsIn = (text: string): Set<string> => new Set((text.toLowerCase().match(THINGS) ?? []).map(stemOf));

/** "In Oakhurst it rose by 14": a new area, the same measure. */
const AREA_FIRST = /^(?:and |but |while )*(?:in|at|for) (?:the )?([a-z]+)\b/;

/** What a sentence says something of: "vehicle fires" of "Vehicle fires are the worry." */
export const subjectOf = (sentence: string): string => SUBJECT.exec(sentence.toLowerCase())?.[1] ?? '';

function namesSubject(chunk: string): boolean {
  const plain = chunk.trim();
  const areaName = AREA_FIRST.exec(plain)?.[1];
  if (areaName && stemsOf(areaName).size > 0) return true;
  if (ANAPHOR.test(plain)) return false;
  if (/^(?:and |but |while )?there (?:was|were|are|is|had been|have been) /.test(plain)) return true;
  const named = SUBJECT.exec(plain)?.[1] ?? ITEM.exec(plain)?.[1];
  return named !== undefined && stemsOf(named).size > 0;
}

function* bounds(shape: string): Generator<number> {
  let depth = 0;
  let last = 0;
  for (const { index, 0: found } of shape.matchAll(BREAK)) {
    for (; last < index; last += 1) {
      if (shape[last] === '(') depth += 1;
      else if (shape[last] === ')') depth = Math.max(0, depth - 1);
    }
    if (depth === 0) yield index + found.length;
  }
}

export function clausesOf(sentence: Sentence, firstId: number): Clause[] {
  const { shape, textOffsets, text } = sentence;
  const cuts = [...bounds(shape), shape.length];
  const starts = [0];
  cuts.slice(0, -1).forEach((cut, index) => {
    const end = cuts[index + 1] ?? shape.length;
    const isNewClause = namesSubject(shape.slice(cut, end));
    if (isNewClause) starts.push(cut);
  });
  return starts.map((from, index): Clause => {
    const to = starts[index + 1] ?? shape.length;
    const words = text.slice(textOffsets[from] ?? 0, to < shape.length ? textOffsets[to] : undefined);
    const chunk = shape.slice(from, to);
    return {
      id: firstId + index,
      sentence,
      from,
      to,
      hasSubject: index > 0 || !ANAPHOR.test(chunk.trim()),
      stems: stemsOf(words.replace(/\([^)]*\)/g, ' ')),
      offences: new Set(mentionsIn(words).map(({ subject }) => subject)),
      areas: areasOf(words.toLowerCase()),
      things: thingsIn(words),
    };
  });
}
