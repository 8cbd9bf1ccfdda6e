import { tablesOf } from '../grids/grid.js';
import { listsOf } from '../grids/listed-rows.js';
import { cellOf } from '../grids/row-cells.js';
import { rowsNamed } from '../grids/rows.js';
import { type Discourse, reachOf } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../model.js';
import { perObject } from '../per-object.js';
import { findingOver, numberText } from '../verdicts/report.js';
import { countsOfAll } from './shares/all-offences.js';
import { isClosing } from './sum-parts.js';

/**
 * A list in a sentence and the number that it is the list of: "We gave out 240 helmets. Sixty went to one school, 80 to another and
 * 100 to the Scouts". That it comes out even is no chance. Where one digit is between them, one of the two is wrong, or the list is
 * not all of it.
 */

/** Words between items that compare, date or nest them. */
const NO_LIST =
  /\b(?:includ\w+|such as|of which|of whom|compared|against|from(?= (?:the |about |some )*$)|last year|than|up|down|per|target|both|also|between|among|rose|fell|averag\w+)\b|§/;
const NEXT = /^(?:[^.;#]{0,70}?)(?:,|;| and|,? and)[^.;#]{0,50}$/;
/** Two numbers are a list where their words say so. */
const SPLIT = /\b(?:account(?:s|ed)? for|ma[dk]e up|split|divided|consist\w*|comprise[sd]?)\b/;

/** What its words say that there is no more of than what follows. */
const COMPRISES = /\b(?:comprised?|comprises|consisted of|consists of|was made up of|were made up of) (?:of )?$/;

const isItem = ({ role, dimension, quantity, mark }: Mention): boolean =>
  role === 'level' &&
  (dimension === 'count' || dimension === 'money') &&
  quantity.decimals === 0 &&
  !quantity.hedge &&
  mark !== -1;

/** Numbers one after the other, with their names behind them: "418 in the street, 251 on buses and 164 elsewhere". */
function runsIn(all: readonly Mention[]): Mention[][] {
  const runs: Mention[][] = [];
  // "155 would vote for it (71%), 37 are not sure": the share of an item stands between no two of them.
  const mentions = all.filter(({ quantity, lead }) => quantity.kind !== 'percent' || !/\($/.test(lead));
  for (const [index, item] of mentions.entries()) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isNext =
      isItem(item) &&
      last !== undefined &&
      last === mentions[index - 1] &&
      last.dimension === item.dimension &&
      NEXT.test(item.lead) &&
      !NO_LIST.test(item.lead) &&
      !/\bof (?:the|these|those|all) $/.test(item.lead);
    if (run && isNext) run.push(item);
    else if (isItem(item)) runs.push([item]);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 2 || (run.length === 2 && SPLIT.test(run[0]?.sentence.shape ?? '')));
}

/** The numbers a list can be the list of: in its sentence, just before or after it, in its row of a table, or all offences. */
function totalsFor(discourse: Discourse, items: readonly Mention[]): Quantity[] {
  const [first] = items;
  if (!first) return [];
  const { sentence, id } = first;
  const near = discourse.mentions
    .slice(Math.max(0, id - 12), (items.at(-1)?.id ?? id) + 4)
    .filter(
      (mention) =>
        isItem(mention) &&
        !items.includes(mention) &&
        mention.dimension === first.dimension &&
        reachOf(sentence, mention.sentence) !== undefined,
    )
    .map(({ quantity }) => quantity);
  const all = first.dimension === 'count' ? countsOfAll(discourse).map(({ quantity }) => quantity) : [];
  const words = sentence.previous?.text ?? sentence.block.heading;
  const cells = rowsNamed(discourse, words.toLowerCase(), sentence.block.index).flatMap(
    (row) => cellOf(row, first, new Set()) ?? [],
  );
  const twice = first.dimension === 'count' ? givenTwice(discourse) : [];
  return [...near, ...all, ...cells, ...twice];
}

/** Counts that the prose gives more than once, or the prose and the total of a table: those the document is about. */
const givenTwice = perObject((discourse: Discourse): readonly Quantity[] => {
  const totals = tablesOf(discourse).flatMap(({ rows }) =>
    rows.filter(({ isTotal }) => isTotal).flatMap(({ cells }) => cells.flatMap((cell) => cell ?? [])),
  );
  const seen = new Map<number, { quantity: Quantity; times: number }>();
  for (const quantity of [...discourse.mentions.filter(isItem).map((item) => item.quantity), ...totals]) {
    const times = (seen.get(quantity.value)?.times ?? 0) + 1;
    seen.set(quantity.value, { quantity, times });
  }
  return [...seen.values()]
    .filter(({ times, quantity }) => times > 1 && quantity.value >= 100)
    .map(({ quantity }) => quantity);
});

/** So many sentences back a list may stand of which a total is given. */
const SENTENCES_BACK = 6;

/** "Of the region's four forces, Carrick had 82,100 and ...": the number in words says how many there are. */
function withoutWords(items: readonly Mention[]): readonly Mention[] {
  const inDigits = items.filter(({ quantity }) => !quantity.isWord);
  return inDigits.length > 1 ? inDigits : items;
}

/** "These add to 4,872", "the four districts sum to 6,248": the list before it, of as many items as are named. */
export function listedBefore(discourse: Discourse, total: Mention): readonly Mention[] | undefined {
  const { index, block } = total.sentence;
  const count = (discourse.of[index] ?? []).find(({ quantity, id }) => quantity.isWord && id < total.id)?.quantity
    .value;
  const lists = listsOf(discourse).filter(({ items: all }) => {
    const items = withoutWords(all);
    const last = items.at(-1)?.sentence;
    return (
      last !== undefined &&
      last.index <= index &&
      index - last.index <= SENTENCES_BACK &&
      last.block.heading === block.heading &&
      items[0]?.dimension === total.dimension &&
      (count === undefined ? last.index >= index - 1 : items.length === count)
    );
  });
  return lists.at(-1) && withoutWords(lists.at(-1)?.items ?? []);
}

/** So far from its total a list is not all of it, but where two digits have changed places. */
const FAR = { digit: 0.05, swapped: 0.15 };

interface Slip {
  readonly total: Quantity;
  readonly item: Mention;
}

/** One digit in another place than the last, or two digits that have changed places. */
function slipOf(printed: number, right: number): keyof typeof FAR | undefined {
  const [one, other] = [String(printed), String(right)];
  const different = [...one].flatMap((digit, index) => (digit === other[index] ? [] : [index]));
  const sorted = (text: string): string => [...text].sort().join('');
  if (one.length !== other.length) return undefined;
  if (different.length === 2 && sorted(one) === sorted(other)) return 'swapped';
  return different.length === 1 && different[0] !== one.length - 1 ? 'digit' : undefined;
}

/** One item with such a slip makes the list come out even. */
function slipIn(items: readonly Mention[], sum: number, totals: readonly Quantity[]): Slip | undefined {
  const most = Math.max(...items.map(({ quantity }) => quantity.value));
  for (const total of totals) {
    const off = total.value - sum;
    if (total.value <= most) continue;
    const item = [...items].reverse().find(({ quantity: { text, value } }) => {
      const slip = /\d/.test(text) ? slipOf(value, value + off) : undefined;
      return slip !== undefined && Math.abs(off) <= FAR[slip] * total.value;
    });
    if (item) return { total, item };
  }
  return undefined;
}

/** Items against the numbers that they can be the list of: even, or even but for one slip. */
export function judgeItems(items: readonly Mention[], totals: readonly Quantity[]): RuleFinding[] {
  const last = items.at(-1);
  if (!last) return [];
  const sum = items.reduce((all, { quantity }) => all + quantity.value, 0);
  const even = totals.find(({ value }) => value === sum);
  const slip = even ? undefined : slipIn(items, sum, totals);
  const total = even ?? slip?.total;
  if (!total) return [];
  const isWhole =
    slip !== undefined &&
    last.sentence.quantities.includes(total) &&
    (isClosing(last) || COMPRISES.test(items[0]?.lead ?? ''));
  const quantities = items.map(({ quantity }) => quantity);
  const judged = (slip?.item ?? last).quantity;
  return [
    findingOver(last.sentence, quantities, {
      pattern: 'sum',
      verdict: even ? 'agrees' : isWhole ? 'differs' : 'ambiguous',
      quoted: quantities.map(({ text }) => text).join(', '),
      recomputed: `together ${numberText(sum)}${even ? '' : `, where ${total.text} is given: the list is not all of it, or one of them is wrong`}`,
      mistake: even ? null : 'sum',
      covers: [judged],
      uses: [...quantities, total].filter((quantity) => quantity !== judged),
    }),
  ];
}

/** Every list that comes out even, or nearly. */
export function listTotals(discourse: Discourse): RuleFinding[] {
  const named = listsOf(discourse).map(({ items }) => items.filter(isItem));
  const seen = new Set(named.flat());
  const plain = discourse.of
    .filter(([first]) => first && first.sentence.block.kind !== 'row')
    .flatMap(runsIn)
    .filter((run) => !run.some((item) => seen.has(item)));
  return [...named, ...plain]
    .filter((items) => items.length > 1)
    .flatMap((items) => judgeItems(items, totalsFor(discourse, items)));
}
