import { stemsOf } from '../mentions/clauses.js';
import { areasNear } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import { type Span, sameSpan, spanOfPeriod } from '../mentions/periods.js';
import { mentionsIn } from '../mentions/subjects.js';
import type { RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { findingOver } from '../verdicts/report.js';
import { numbersGivenTwice } from './same-words.js';

/** The same offence in the same year, given twice with two numbers: a summary and the text it sums up. */

interface DatedLevel {
  readonly mention: Mention;
  readonly subject: string;
  readonly time: Span;
}

/** Words that leave it the whole of its offence. */
const PLAIN =
  /^(?:burglari|robberi|theft|borough|polic|short|summari|detail|glanc|vehicl|motor|crimin|damag|violenc|person|sexual|drug|hat|knif|shoplift|arson|town|district|citi)$/;

function datedLevels(mention: Mention): DatedLevel[] {
  const { sentence, clause, quantity } = mention;
  const period = sentence.quantities.filter(({ kind }) => kind === 'period');
  const time = mention.time ?? (period.length === 1 ? spanOfPeriod(period[0]?.text ?? '') : undefined);
  const words = sentence.shape.slice(clause.from, clause.to);
  const subjects = clause.offences;
  const [subject] = subjects;
  if (!time || !subject || subjects.size > 1 || areasNear(mention).size > 0 || quantity.hedge) return [];
  const rest = [...stemsOf(words)].filter((stem) => !PLAIN.test(stem)).join(' ');
  return rest.length > 0 ? [] : [{ mention, subject, time }];
}

const isChange = ({ role, quantity, direction }: Mention): boolean =>
  role === 'change' && quantity.kind === 'percent' && direction !== undefined && /\d/.test(quantity.text);

function say(mention: Mention, first: Mention, isSure: boolean, because: string): RuleFinding {
  return findingOver(mention.sentence, [mention.quantity], {
    pattern: 'contradiction',
    verdict: isSure ? 'differs' : 'ambiguous',
    quoted: mention.quantity.text,
    recomputed: `elsewhere it is ${first.quantity.text}${because}`,
    mistake: 'contradiction',
    suggestion: isSure ? first.quantity.text : null,
    covers: [mention.quantity],
    uses: [first.quantity],
  });
}

/** "22% higher than London's" here, "at a rate 8% higher than the London average" there. */
function gapsOf(mentions: readonly Mention[]): DatedLevel[] {
  return mentions.filter(isChange).flatMap((mention): DatedLevel[] => {
    const [area, ...others] = areasNear(mention);
    const subject = mentionsIn(mention.sentence.text.slice(0, mention.quantity.end)).at(-1)?.subject;
    const isThen = /\b(?:previously|last year|year (?:ago|before)|then|had been|narrowed|widened|years? ago)\b/i.test(
      mention.sentence.text,
    );
    return area && others.length === 0 && subject && !isThen && !mention.quantity.hedge
      ? [{ mention, subject: `${subject} against ${area}`, time: { from: 0, to: 0 } }]
      : [];
  });
}

const isOf = (a: DatedLevel, b: DatedLevel): boolean =>
  a.subject === b.subject && sameSpan(a.time, b.time) && a.mention.sentence !== b.mention.sentence;

/** So many of a year are looked at. */
const MOST = 8;

export const contradiction: Rule = {
  id: 'contradiction',
  about: 'the same offence in the same year, given twice with two numbers',
  why: 'The summary is written before the chapter is corrected.',
  speaks: [
    [
      'differs',
      'We have 57 street watch groups in the county.\n\nThanks to all. With 75 street watch groups in the county we are many.',
    ],
    ['ambiguous', 'Arson in Oxley rose by 14% in 2019.\n\nThe fires worried many: arson in Oxley rose by 11% in 2019.'],
    ['differs', 'In 2019 there were 412 robberies.\n\nIn 2019 robbery stood at 421 offences.'],
    [
      'differs',
      'Burglary fell in 2019 from 2,000 to 1,600, a drop of 20%.\n\nIn short, burglary was down 14% in 2019.',
    ],
    ['ambiguous', 'In 2019 there were 412 robberies.\n\nIn 2019 robbery stood at 350 offences.'],
  ],
  silent: [
    'In 2018 there were 412 robberies.\n\nIn 2019 robbery stood at 421 offences.',
    'In 2019 there were 412 robberies in the north.\n\nIn 2019 robbery stood at 350 offences.',
    'In 2019 there were 412 robberies.\n\nIn 2019 there were 300 burglaries.',
    'Crime in the county is up by 24.5%, from 2,000 offences to 2,490.\n\nCrime in Wales rose by 0.3%.',
  ],
  read: ({ mentions }, before) => {
    const good = new Set(before.filter(({ verdict }) => verdict === 'agrees').flatMap(({ covers }) => covers));
    const known = new Set(
      before
        .filter(({ verdict }) => verdict !== 'ambiguous' && verdict !== 'not-checked')
        .flatMap(({ covers }) => covers),
    );
    const prose = mentions.filter(({ sentence }) => sentence.block.kind === 'prose');
    const changes = prose.filter(isChange).flatMap(datedLevels);
    const gaps = gapsOf(mentions);
    const borne = [...changes, ...gaps].filter(({ mention }) => good.has(mention.quantity));
    const keyOf = ({ subject, time }: DatedLevel): string => `${subject} ${time.from} ${time.to}`;
    const first = new Map<string, DatedLevel[]>();
    for (const item of borne) first.set(keyOf(item), [...(first.get(keyOf(item)) ?? []), item].slice(0, MOST));
    const wrong = [...changes, ...gaps].flatMap((one): RuleFinding[] => {
      const isHere = (entry: DatedLevel): boolean =>
        one.time.to > 0 || entry.mention.sentence.block.heading === one.mention.sentence.block.heading;
      const other = (first.get(keyOf(one)) ?? []).find(
        (element) =>
          element !== one &&
          isOf(element, one) &&
          isHere(element) &&
          element.mention.direction === one.mention.direction,
      );
      if (!other || known.has(one.mention.quantity)) return [];
      const isFar = Math.abs(other.mention.quantity.value - one.mention.quantity.value) > 1;
      return isFar ? [say(one.mention, other.mention, true, ', which its counts bear out')] : [];
    });
    const twice = numbersGivenTwice(prose)
      .filter(({ second }) => !known.has(second.quantity))
      .map(({ first: other, second, because }) =>
        say(second, other, because !== undefined, because ? `: ${because}` : ''),
      );
    return [...wrong, ...twice];
  },
};
