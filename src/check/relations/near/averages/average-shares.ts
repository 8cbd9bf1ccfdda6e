import type { Grid, GridRow } from '../../../grids/grid.js';
import { gridsInOrder } from '../../../grids/grids-near.js';
import { type Discourse, reachOf } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import { sameSpan } from '../../../mentions/periods.js';
import type { Quantity } from '../../../model.js';
import { baseOf, statedIn } from '../../../pairs/stated-population.js';
import { nounStems } from '../../counted-things.js';

/** What is shared out, and over how many: by the name of the things that an average is per, or by the two numbers of its sentence. */

export interface Divisor {
  readonly quantity: Quantity;
  readonly mention?: Mention;
  /** A number of the same things, of another time or place: it is over this one by mistake only. */
  readonly isOther?: boolean;
  /** The row of a table that it stands in. */
  readonly row?: GridRow;
  /** All the words of the name are there. */
  readonly isWhole?: boolean;
}

/** What may be shared out. */
export interface Amount {
  readonly quantity: Quantity;
  readonly mention?: Mention;
}

const STOP =
  '(?= (?:that|this|it|the|which|is|was|were|has|had|did|does|costs?|comes?|came|brought|works?|worked|on|of|to|by|over|about|averaged|made|took|handled|carr(?:y|ies)|gets?|got|in|for|at|and|or|with)\\b| ?[,(:.;)§]|$)';
const BEFORE = new RegExp(
  `\\b(?:per|each|every|divided by(?: the (?:number of )?)?) ?((?:[a-z'-]+ ){0,3}?[a-z'-]+?(?: in (?!the|this|our|all|a\\b)[a-z]+)?)${STOP}`,
  'g',
);
const BEHIND = new RegExp(
  `^(?: [a-z'-]+){0,3}? (?:(?:for|per|to|at|by) (?:each|every|an?)|per|an?|each|every) ((?:[a-z'-]+ ){0,3}?[a-z'-]+?(?: in (?!the|this|our|all|a\\b)[a-z]+)?)${STOP}`,
);
const PERIOD = /^(?:single |working |average )?(?:week|month|quarter|year|hour)s?\b|^(?:cent|thousand|hundred)\b/;
const DAY = /^(?:single )?(?:day|night)\b/;
const DAYS_BEHIND = /^ (?:[a-z]+ )?(?:days|nights|evenings)\b/;
const HEAD = /^head\b/;

/** The name of what it is per. */
export function unitOf({ sentence, at, tail }: Mention): ReadonlySet<string> {
  const front = [...sentence.shape.slice(0, at).matchAll(BEFORE)].at(-1)?.[1];
  const found = BEHIND.exec(tail)?.[1] ?? front ?? '';
  if (PERIOD.test(found)) return new Set();
  if (DAY.test(found)) return new Set(['day']);
  const stems = nounStems(HEAD.test(found) ? 'residents' : found);
  const others = [...stems].filter((stem) => stem !== 'peopl');
  return others.length > 0 ? new Set(others) : stems;
}

const FAR = 4;

/** So many words behind a number name what it counts. */
const NAME = /^\)?(?: [a-z'-]+){1,5}/;

const isNamed = (stems: ReadonlySet<string>, unit: ReadonlySet<string>): boolean =>
  [...unit].some((stem) => stems.has(stem));

const BREAK = /\b(?:with|were|was|who|that|which|had|have|and|at|on)\b/;

/** The words right behind a number, and the one before it: "helped 300 people". */
const nameOf = ({ tail, lead }: Mention): ReadonlySet<string> =>
  nounStems(
    `${/[a-z]+ $/.exec(lead)?.[0] ?? ''} ${(NAME.exec(tail)?.[0].replaceAll('-', ' ') ?? '').split(BREAK)[0] ?? ''}`,
  );

const isMany = ({ kind, value, decimals }: Quantity): boolean => kind === 'count' && value >= 2 && decimals <= 1;

/** The numbers of such things in the text. */
const inText = ({ mentions }: Discourse, claim: Mention, unit: ReadonlySet<string>): Divisor[] =>
  mentions
    .filter(
      (item) => item !== claim && isMany(item.quantity) && item.quantity.decimals <= 0 && isNamed(nameOf(item), unit),
    )
    .map((mention) => ({
      quantity: mention.quantity,
      mention,
      isOther: mention.mark === -1,
      isWhole: [...unit].every((stem) => nameOf(mention).has(stem)),
    }));

/** The row of such things in a table: that of the year that is named, else of the newest. */
function inTable(grid: Grid, claim: Mention, unit: ReadonlySet<string>): Divisor[] {
  const rows = grid.rows.filter(({ stems }) => isNamed(stems, unit));
  const years = grid.columns.filter(({ kind, time, index }) => kind === 'level' && index > 0 && time);
  const newest = claim.time
    ? years.find(({ time }) => claim.time && time && sameSpan(time, claim.time))
    : [...years].sort((a, b) => (b.time?.to ?? 0) - (a.time?.to ?? 0))[0];
  const ofColumns = grid.columns
    .filter(({ stems, index, time }) => index > 0 && !time && isNamed(stems, unit))
    .flatMap(({ index }) => grid.rows.flatMap(({ isTotal, cells }) => (isTotal ? (cells[index] ?? []) : [])));
  return [
    ...ofColumns.filter(isMany).map((quantity) => ({ quantity })),
    ...rows.flatMap((row) =>
      years.flatMap((column): Divisor[] => {
        const quantity = row.cells[column.index];
        return quantity && isMany(quantity) ? [{ quantity, row, isOther: column !== newest }] : [];
      }),
    ),
  ];
}

const isAround = (claim: Mention, { sentence }: Mention): boolean => (reachOf(claim.sentence, sentence) ?? FAR) < FAR;

/** "The bus was out on 92 nights": so many days near by. */
const daysNear = ({ mentions }: Discourse, claim: Mention): Divisor[] =>
  mentions
    .filter(
      (item) =>
        item !== claim &&
        isMany(item.quantity) &&
        DAYS_BEHIND.test(item.tail) &&
        isAround(claim, item) &&
        item.mark !== -1,
    )
    .map((mention) => ({ mention, quantity: mention.quantity }));

/** The numbers of the things that it is per, each once. */
export function divisorsNamed(discourse: Discourse, claim: Mention): Divisor[] {
  const unit = unitOf(claim);
  if (unit.size === 0) return [];
  if (unit.has('day')) return daysNear(discourse, claim);
  const base = baseOf([...unit].join(' '));
  const stated = statedIn(discourse).filter((one) => one.base === base);
  if (stated.length > 0) return stated.map(({ mention }) => ({ mention, quantity: mention.quantity }));
  const all = [
    ...inText(discourse, claim, unit),
    ...gridsInOrder(discourse).flatMap((grid) => inTable(grid, claim, unit)),
  ];
  const byValue = new Map<number, Divisor>();
  for (const one of all) {
    const known = byValue.get(one.quantity.value);
    if (!known || (known.isOther && !one.isOther)) byValue.set(one.quantity.value, { ...known, ...one });
    else if (one.row && !known.row) byValue.set(one.quantity.value, { ...known, row: one.row });
  }
  const found = [...byValue.values()];
  const whole = unit.size > 1 ? found.filter(({ isWhole }) => isWhole) : [];
  return whole.some(({ isOther }) => !isOther) ? whole : found;
}

const isAmount = ({ dimension, role, quantity }: Mention, claim: Mention): boolean =>
  dimension === (claim.dimension === 'money' ? 'money' : 'count') &&
  (role === 'level' || role === 'step' || (role === 'target' && dimension === 'money')) &&
  quantity.value > claim.quantity.value;

/** The amounts of its sentence, else those of the nearest sentence before that has any. */
export function totalsFor({ of, draft }: Discourse, claim: Mention, isBefore = false): Amount[] {
  for (let index = claim.sentence.index - (isBefore ? 1 : 0); index >= 0; index -= 1) {
    const sentence = draft.sentences[index];
    if (!sentence || reachOf(claim.sentence, sentence) === undefined) break;
    const found = (of[index] ?? []).filter((item) => item.id < claim.id && isAmount(item, claim));
    if (found.length > 0) return found.map((mention) => ({ mention, quantity: mention.quantity }));
  }
  return [];
}

/** The totals of the tables under its heading. */
export const totalsOfTables = (discourse: Discourse, { sentence, quantity }: Mention): Amount[] =>
  gridsInOrder(discourse)
    .filter(({ heading }) => heading === sentence.block.heading)
    .flatMap(({ rows, columns }) =>
      rows.flatMap(({ isTotal, cells }) =>
        isTotal
          ? columns.flatMap(({ index, kind }) => (kind === 'level' && index > 0 ? (cells[index] ?? []) : []))
          : [],
      ),
    )
    .filter((cell) => cell.kind === 'count' && cell.value > quantity.value)
    .map((cell) => ({ quantity: cell }));

/** The counts and amounts near it, of its paragraph or just before. */
export const countsNear = ({ mentions }: Discourse, claim: Mention): Mention[] =>
  mentions
    .slice(Math.max(0, claim.id - 10), claim.id)
    .filter(
      (item) =>
        (item.dimension === 'count' || item.dimension === 'money') && item.quantity.value >= 2 && isAround(claim, item),
    );
