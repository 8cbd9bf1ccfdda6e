import { stemsOf } from '../mentions/clauses.js';
import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { mentionsIn } from '../mentions/subjects.js';
import { perObject } from '../per-object.js';
import type { Grid, GridRow } from './grid.js';
import type { Column } from './grid-columns.js';

/**
 * Lists of prose as tables: "Riverside had 2,207 crimes, Hillcrest 1,860 and the rural wards 2,527", "Tewley 79.0, Wendle 84.1",
 * "Schools (1,364), police (1,023)", and lines of a label and a number.
 */

export interface Listed extends Grid {
  readonly items: readonly Mention[];
}

/** So many items make a list. */
const LEAST = 3;

const isItem = ({ role, dimension, quantity, mark }: Mention): boolean =>
  role === 'level' &&
  (dimension === 'count' || dimension === 'rate' || dimension === 'money') &&
  mark !== -1 &&
  quantity.hedge === undefined &&
  quantity.value > 0;

const VERB =
  '(?:had|has|with|recorded|saw|took|got|accounted for|accounts for|contributed|made|reported|came to|stood at|stands at|was|is|were|are|at|on|of|gave|sent)';
/** Between two numbers: a comma or "and", a name, and at most a verb. */
const NAME = new RegExp(
  `^(?: [a-z'-]+){0,5}\\)?(?:[,;.:]|,? and|, then|, followed by)+ (?:and |then |followed by |the |in |at |for )*([a-z][a-z0-9'&/-]*(?: [a-z0-9'&/-]+){0,4}?)(?: ${VERB})? ?[:(–-]? ?$`,
);
const FIRST = new RegExp(
  `(?:^|[,;:.–(] ?|\\b(?:are|follows|from|in|by|of|for|the) )([a-z][a-z0-9'&/-]*(?: [a-z0-9'&/-]+){0,3}?)(?: ${VERB})? ?[:(–-]? ?$`,
);
const NO_NAME =
  /^(?:a|an|or|by|to|from|up|down|than|about|over|under|just|nearly|that|this|which|it|they|there|in|total|i|we|you|he|she)\b|§/;

const nameOf = (item: Mention, isFirst: boolean): string | undefined => {
  const name = (isFirst ? FIRST : NAME)
    .exec(item.lead)?.[1]
    ?.replace(/^.*\b(?:are|is|were|was|from|by|came|leads?|gives?|which|that) /, '')
    .replace(/ (?:in|at|to|leads?|for)$/, '')
    .trim();
  return name && !NO_NAME.test(name) && stemsOf(name).size > 0 ? name : undefined;
};

/** The number in a bracket right behind an item: that of the time before. */
function bracketOf(mentions: readonly Mention[], item: Mention): Mention | undefined {
  const next = mentions.find(({ id }) => id === item.id + 1);
  return next && /^ ?\($/.test(next.lead) && /^\)/.test(next.tail) && next.dimension === item.dimension
    ? next
    : undefined;
}

const column = (index: number, mark: -1 | 0 | 1, dimension: Column['dimension']): Column => ({
  index,
  heading: '',
  kind: index === 0 ? 'label' : 'level',
  dimension,
  time: undefined,
  mark,
  stems: new Set(),
});

function gridOf(named: readonly { item: Mention; name: string; before: Mention | undefined }[]): Listed | undefined {
  const [first] = named;
  if (!first) return undefined;
  const { sentence, dimension = 'count' } = first.item;
  const hasBefore = named.every(({ before }) => before !== undefined);
  const rows = named.map(({ item, name, before }): GridRow => {
    const end = item.sentence.textOffsets[item.at] ?? 0;
    const start = item.sentence.text.slice(0, end).toLowerCase().lastIndexOf(name);
    return {
      block: item.sentence.block,
      label: item.sentence.text.slice(start, start + name.length),
      stems: stemsOf(name),
      offence: mentionsIn(name)[0]?.subject,
      isTotal: false,
      cells: [undefined, item.quantity, ...(hasBefore ? [before?.quantity] : [])],
    };
  });
  const columns = [column(0, 0, 'count'), column(1, hasBefore ? 1 : 0, dimension), column(2, -1, dimension)];
  return {
    id: -1 - sentence.index,
    heading: sentence.block.heading,
    columns: hasBefore ? columns : columns.slice(0, 2),
    rows,
    items: named.map(({ item }) => item),
  };
}

/** The longest run of numbers of one kind, each with its name before it. */
function inSentence(mentions: readonly Mention[]): Listed[] {
  const brackets = new Set(mentions.flatMap((item) => bracketOf(mentions, item) ?? []));
  const items = mentions.filter((item) => isItem(item) && !brackets.has(item));
  const runs: { item: Mention; name: string; before: Mention | undefined }[][] = [];
  for (const [index, item] of items.entries()) {
    const before = bracketOf(mentions, item);
    const run = runs.at(-1);
    const last = run?.at(-1)?.item;
    const next = last !== undefined && last === items[index - 1] && last.dimension === item.dimension;
    const name = next ? nameOf(item, false) : undefined;
    const firstName = nameOf(item, true);
    if (run && name) run.push({ item, name, before });
    else if (firstName) runs.push([{ item, name: firstName, before }]);
    else runs.push([]);
  }
  return runs.filter((run) => run.length >= LEAST).flatMap((run) => gridOf(run) ?? []);
}

const LINE = /^(?:[-•*] )?([a-z][a-z0-9 '’&/,-]{1,40}): $/;

/** Nothing, or a bracket with its share. */
const LINE_END = /^(?:[a-z -]{0,20}[.;]?| ?\()$/;

/** The number of a line, with its share behind it or not: "Lighting: 771 (47%)". */
function itemOfLine(mentions: readonly Mention[]): Mention | undefined {
  const [first, percent, ...more] = mentions;
  const hasShare = more.length === 0 && percent?.quantity.kind === 'percent' && /^ ?\($/.test(percent.lead);
  return hasShare ? first : mentions.at(-1);
}

/** Sentences or lines that are a label and a number each: "Ten to 13: 1,462. Fourteen to 17: 2,289." */
function overLines({ of, draft }: Discourse): Listed[] {
  const runs: { item: Mention; name: string; before: undefined }[][] = [];
  let lastIndex = -2;
  for (const [index, mentions] of of.entries()) {
    const sentence = draft.sentences[index];
    const item = itemOfLine(mentions);
    const words = sentence && item ? sentence.text.slice(0, item.quantity.start).toLowerCase() : '';
    const name = LINE.exec(words)?.[1];
    const isLine = item && name && isItem(item) && LINE_END.test(item.tail);
    if (!isLine) continue;
    const run = runs.at(-1);
    const isNext =
      run?.[0] !== undefined &&
      index === lastIndex + 1 &&
      run[0].item.dimension === item.dimension &&
      run[0].item.sentence.block.heading === item.sentence.block.heading;
    if (run && isNext) run.push({ item, name, before: undefined });
    else runs.push([{ item, name, before: undefined }]);
    lastIndex = index;
  }
  return runs.filter((run) => run.length >= LEAST).flatMap((run) => gridOf(run) ?? []);
}

/** The lists of a draft whose numbers have names. */
export const listsOf = perObject((discourse: Discourse): readonly Listed[] => [
  ...discourse.of.flatMap((mentions) =>
    mentions[0] && mentions[0].sentence.block.kind !== 'row' ? inSentence(mentions) : [],
  ),
  ...overLines(discourse),
]);
