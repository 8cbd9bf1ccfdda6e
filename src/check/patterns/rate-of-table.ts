import { finding, type Match, matchesOf } from '../find.js';
import { intervalOf, pointAt } from '../intervals.js';
import { judge } from '../judge.js';
import type { Finding, Interval, Pattern, Quantity } from '../model.js';
import { figuresMeant, type TableFigure, tableFiguresOf } from '../table-figures.js';
import { quotedText } from '../words.js';

/** "71.7 per 1,000 population": a rate in words beside the rates of the document's own tables. */
const RATE = /@/g;

const isHouseholds = ({ base }: Quantity): boolean => /household|home|dwelling/.test(base?.of ?? '');

/** London's where the words between the number before and this one name it. */
function isOfLondon({ sentence, from }: Match): boolean {
  const clause = sentence.shape.slice(Math.max(0, from - 60), from).split(/[#%@^;]/);
  return /london(?! borough)/.test(clause.at(-1) ?? '');
}

/** What the table prints is what the words should: only a rate with more decimals than the table's has room. */
const asPrinted = (rate: Quantity, { value, decimals }: TableFigure): Interval =>
  decimals >= rate.decimals ? pointAt(value) : intervalOf({ ...rate, hedge: undefined, value, decimals });

const shown = ({ value, decimals }: TableFigure): string => value.toFixed(decimals);

function held(match: Match, all: readonly TableFigure[]): Finding[] {
  const [rate] = match.quantities;
  if (rate?.base?.size !== 1000) return [];
  const { figures, isNamed } = figuresMeant(all, match.sentence, rate.start, rate.end);
  const london = isOfLondon(match);
  const households = isHouseholds(rate);
  const meant = figures.filter((each) => each.isLondon === london && (!each.households || households));
  const judged = meant.map((figure) => ({
    figure,
    verdict: judge(rate, asPrinted(rate, figure)),
  }));
  const good =
    judged.find(({ verdict }) => verdict === 'agrees') ?? judged.find(({ verdict }) => verdict === 'rounding');
  if (!good && !(isNamed && judged.length > 0)) return [];
  // Which rate a sentence means (of whom, of which weeks) is seldom certain: a table that differs is told, not judged.
  const verdict = good ? good.verdict : 'ambiguous';
  const printed = new Set((good ? [good] : judged).map(({ figure }) => shown(figure)));
  const recomputed = `${[...printed].join(' or ')} in the document's table`;
  return [finding(match, { pattern: 'rate-of-table', verdict, quoted: quotedText(rate), recomputed })];
}

export const rateOfTable: Pattern = {
  id: 'rate-of-table',
  about: "a rate in words, held against the rates of the document's tables",
  read(draft) {
    const all = tableFiguresOf(draft, 'rate');
    return all.length === 0 ? [] : matchesOf(draft, RATE).flatMap((match) => held(match, all));
  },
};
