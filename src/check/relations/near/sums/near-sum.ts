import { partRows } from '../../../grids/grid.js';
import { gridsNear } from '../../../grids/grids-near.js';
import { ELSEWHERE, TARGET } from '../../../lexicon/words.js';
import { stemsOf } from '../../../mentions/clauses.js';
import { type Discourse, reachOf } from '../../../mentions/discourse.js';
import type { Mention } from '../../../mentions/mentions.js';
import type { Quantity, RuleFinding } from '../../../model.js';
import type { Rule } from '../../../rule.js';
import { pointAt } from '../../../verdicts/intervals.js';
import { doubtedIn, proseUnjudged } from '../../../verdicts/judged.js';
import { digitsOf, type Mistake } from '../../../verdicts/mistakes.js';
import { findingOver, numberText, quotedText } from '../../../verdicts/report.js';
import { likePrinted } from '../../../verdicts/suggest.js';
import { digitsIn } from '../../ratio.js';
import { seriesNear } from '../averages/average-years.js';

/**
 * "Noise and litter together made up 611": the sum of two and more numbers that its words name, of a table whose columns are not
 * named, of a list or of the text before. It is right, or the sum of just one such choice with a digit changed.
 */

const TOGETHER = /\b(?:together|between them|combined|in total|in all|altogether|jointly|added up)\b|\bput together\b/i;
/** Where what is said of the names begins. */
const VERB =
  /:|\b(?:together|combined|jointly|between|accounts?|accounted|came|comes?|had|have|made|makes?|took|totall?ed|numbered|number|recorded|were|are|was|is|gave|brought|saw)\b/;
const TOGETHER_FIRST = /^(?:(?:taken|taking|put) )?(?:together|combined),? /;
const LABEL = /^(?:[-•*]|\([a-z0-9]\)|\d+\.) ?/;
/** A digit of a small number is another by chance. */
const LEAST = 3;
const MOST_NAMES = 5;
const DUST = 1e-6;
/** Of more choices one fits by chance. */
const MOST_CHOICES = 8;

/** The names that a number is the sum of. */
function namesIn({ sentence: { text }, quantity }: Mention): readonly ReadonlySet<string>[] {
  const before = text.slice(0, quantity.start).toLowerCase().split(/[;.] /).at(-1) ?? '';
  const subject = before.replace(LABEL, '').replace(TOGETHER_FIRST, '').split(VERB)[0] ?? '';
  const names = subject.split(/,? and |, |,? plus | with /).map(stemsOf);
  return names.length > 1 && names.length <= MOST_NAMES && names.every(({ size }) => size > 0) ? names : [];
}

const hasAll = (stems: ReadonlySet<string>, name: ReadonlySet<string>): boolean =>
  [...name].every((stem) => stems.has(stem));

type Parts = readonly Quantity[];

/** The rows of each name in one column of one table: one row for each name. */
function ofTables(discourse: Discourse, { sentence }: Mention, names: readonly ReadonlySet<string>[]): Parts[] {
  return gridsNear(discourse, sentence.block.index)
    .filter(({ heading }) => heading === sentence.block.heading)
    .flatMap((grid): Parts[] => {
      const rows = names.map((name) => partRows(grid).filter(({ stems }) => hasAll(stems, name)));
      if (!rows.every(({ length }) => length === 1)) return [];
      return grid.columns
        .filter(({ kind, index, dimension }) => kind === 'level' && index > 0 && dimension === 'count')
        .map(({ index }) => rows.flatMap(([row]) => row?.cells[index] ?? []))
        .filter(({ length }) => length === names.length);
    });
}

const NAME_BEFORE = /(?:[a-z'-]+ ){1,4}$/;
const NAME_BEHIND = /^(?: [a-z'-]+){1,4}/;
const BREAK = /[,;:.(]|\band\b/;

/** Its name stands right behind it, or, where that is none, before it. */
const isCalled = ({ lead, tail }: Mention, name: ReadonlySet<string>): boolean =>
  hasAll(stemsOf(NAME_BEFORE.exec(lead.split(BREAK).at(-1) ?? '')?.[0] ?? ''), name) ||
  hasAll(stemsOf(NAME_BEHIND.exec(tail.split(BREAK)[0] ?? '')?.[0] ?? ''), name);

/** The numbers right before it that stand next to the names: one for each name. */
function ofText({ mentions }: Discourse, claim: Mention, names: readonly ReadonlySet<string>[]): Parts[] {
  const near = mentions
    .slice(Math.max(0, claim.id - 14), claim.id)
    .filter(
      ({ sentence, dimension, role, mark, quantity }) =>
        reachOf(claim.sentence, sentence) !== undefined &&
        dimension === claim.dimension &&
        role === 'level' &&
        mark !== -1 &&
        !quantity.isWord,
    );
  const called = names.map((name) => near.filter((item) => isCalled(item, name)));
  return called.every(({ length }) => length === 1)
    ? [called.flatMap((all) => all.map(({ quantity }) => quantity))]
    : [];
}

const TOTAL_LINE = /^(?:(?:grand )?total|in (?:all|total)|all (?:told|in all)|altogether)\b[^#]*#[^#]{0,10}$/;
const LINE = /^[^#%]*#[^#%.]{0,10}$/;

/** "Hall hire £84", "Grass £612", "Total £696": the lines right above a total. */
function ofLines({ of, draft }: Discourse, { sentence, dimension }: Mention): Parts[] {
  if (!TOTAL_LINE.test(sentence.shape)) return [];
  const parts: Quantity[] = [];
  for (let index = sentence.index - 1; index >= 0; index -= 1) {
    const line = draft.sentences[index];
    const [item, ...more] = of[index] ?? [];
    if (!line || !item || more.length > 0 || !LINE.test(line.shape) || item.dimension !== dimension) break;
    parts.unshift(item.quantity);
  }
  return parts.length > 2 ? [parts] : [];
}

/** What it can be the sum of. */
function choicesFor(discourse: Discourse, claim: Mention): Parts[] {
  const lines = ofLines(discourse, claim);
  const words = claim.sentence.text.toLowerCase();
  if (lines.length > 0) return lines;
  if (!TOGETHER.test(words) || ELSEWHERE.test(words) || TARGET.test(words)) return [];
  const names = namesIn(claim);
  return names.length > 0
    ? [...ofTables(discourse, claim, names), ...ofText(discourse, claim, names)]
    : seriesNear(discourse, claim).map(({ cells }) => cells);
}

interface Sum {
  readonly parts: Parts;
  readonly sum: number;
  readonly mistake?: Mistake;
}

/** The sum that is the number, else the only one that is it with a digit changed. */
function sumMeant(
  { quantity, sentence }: Mention,
  choices: readonly Parts[],
  doubted: ReadonlySet<Quantity>,
): Sum | undefined {
  const sums = choices.map((parts): Sum => ({ parts, sum: parts.reduce((all, { value }) => all + value, 0) }));
  const good = sums.find(({ sum }) => Math.abs(sum - quantity.value) < DUST);
  if (good || (digitsIn(quantity) < LEAST && !TOTAL_LINE.test(sentence.shape))) return good;
  const slips = sums.flatMap((one): Sum[] => {
    const mistake = digitsOf(quantity, pointAt(one.sum));
    const isSure = mistake?.mistake === 'digits' && !one.parts.some((part) => doubted.has(part));
    return isSure ? [{ ...one, mistake }] : [];
  });
  return new Set(slips.map(({ sum }) => sum)).size === 1 ? slips[0] : undefined;
}

function judge(discourse: Discourse, claim: Mention, doubted: ReadonlySet<Quantity>): RuleFinding[] {
  const { sentence, quantity } = claim;
  const choices = quantity.hedge ? [] : choicesFor(discourse, claim);
  const found = choices.length > MOST_CHOICES ? undefined : sumMeant(claim, choices, doubted);
  if (!found) return [];
  const { parts, sum, mistake } = found;
  const shown = `${parts.map(({ text }) => text).join(' + ')}: ${numberText(sum, Math.max(0, quantity.decimals))}`;
  return [
    findingOver(sentence, [quantity], {
      pattern: 'near-sum',
      verdict: mistake ? 'differs' : 'agrees',
      quoted: quotedText(quantity),
      recomputed: mistake ? `${shown}; ${mistake.because}` : shown,
      mistake: mistake ? mistake.mistake : null,
      suggestion: mistake ? likePrinted(quantity, sum) : null,
      covers: [quantity],
      uses: parts,
    }),
  ];
}

export const nearSum: Rule = {
  id: 'near-sum',
  about: 'the sum of the numbers that its words name, of a table, a list or the text before',
  why: 'One number of a list is corrected, and the sum of two of them is not.',
  speaks: [
    ['agrees', 'Theft 214, begging 131, noise 87, other 44.\n\nBegging and noise together: 218.'],
    ['differs', 'Theft 214, begging 131, noise 87, other 44.\n\nBegging and noise together: 281.'],
    ['differs', 'We served 131 notices and signed 87 contracts. Notices and contracts together were 228.'],
    ['differs', 'Hall hire £84.50\n\nGrass £612.00\n\nClerk £1,143.20\n\nTotal £1,893.70'],
    ['differs', 'Hall hire costs £84,000\n\nGrass costs £612,000\n\nThe clerk costs £43,000\n\nIn all: £749,000'],
    ['differs', 'Trust £214,000, church £131,000, club £87,000. Trust and church together pay £354,000.'],
  ],
  silent: [
    'Hall hire £84.50\n\nGrass £612.00\n\nClerk £1,143.20\n\nCounty total of the year before £2,193.70',
    'Theft 214, begging 131, noise 87, other 44.\n\nBegging and noise together cost the town 281 hours.',
    'Theft 214, begging 131, noise 87, other 44.\n\nBegging and litter together: 228.',
    'We served 131 notices and signed 87 contracts. In London notices and contracts together were 228.',
  ],
  read: (discourse, before) => {
    const doubted = doubtedIn(before);
    return proseUnjudged(discourse, before)
      .filter(
        ({ quantity, dimension, role }) =>
          (dimension === 'count' || dimension === 'money') &&
          (role === 'level' || role === 'step') &&
          quantity.value >= 10 &&
          !quantity.isWord,
      )
      .flatMap((mention) => judge(discourse, mention, doubted));
  },
};
