import { MONTHS } from '../mentions/periods.js';
import type { Sentence } from '../model.js';
import { PART_OF_THESE } from './count-claims.js';
import type { Context } from './sentence-context.js';

/** What the files cannot say: other things than offences, and other areas than theirs. */

/** Less than the whole of an offence, another thing than offences, or no figure yet: the files cannot say. */
const OTHER_THINGS =
  /\b(?:wards?|town cent(?:re|er)s?|hotspots?|estates?|scheme|project|operation|pilot|repeat|detect(?:ed|ions?)|sanction|charg(?:e|ed|es)|arrests?|convict\w+|victims?|suspects?|offenders?|officers?|searche[sd]|stops|referrals?|perpetrators?|target(?:s|ed)?|aims?|aimed|goals?|plan(?:s|ned)?|expect(?:ed|s)?|forecast|predicted|will|would|could|should|if|youth|young|moped\w*|motorcycle|knife|gun|hate|race|racist|racially|homophobic|alcohol|gang\w*|night|daytime|weekend|lockdown|fear|worr\w+|concern\w*|perce(?:ive|pt)\w*|feel\w*|felt|satisf\w+|respondents?|survey|average|mean|typical|per day|a day|each day|every day|a month|per month|monthly|nationally|national|england|wales|cost|calls?|(?<!\bto the )notices?|fpns?|likely|similar group|family|test(?:ed)?|chance|estimate|of which|of these|of those|others?(?! thefts?| (?:london )?boroughs?)|between)\b/;

/** "Between January and March 2026": a time. */
const BETWEEN_MONTHS = new RegExp(`\\bbetween (?=(?:${MONTHS.join('|')})\\b)`, 'gi');

const clauseAround = ({ text: whole }: Sentence, { start, end }: { start: number; end: number }): string => {
  const text = whole.replace(BETWEEN_MONTHS, (found) => ' '.repeat(found.length));
  const before = text.slice(0, start).split(/[;:]/).at(-1) ?? '';
  const after = text.slice(end).split(/[;:]/)[0] ?? '';
  return `${before} ${after}`.toLowerCase();
};

/** "Essex Police", "in Elmbridge": a force, or a place that is no borough of the files. */
const NAMED_AREA = /\b([A-Z][a-z]+) (?:Police|Constabulary)\b|\b(?:in|at|around|near|from) (?:the )?([A-Z][a-z]+)/g;
const NO_AREA = new RegExp(
  `^(?:metropolitan|met|greater|inner|outer|table|figure|chart|appendix|section|quarter|${MONTHS.join('|')})$`,
  'i',
);

type WithAreas = Pick<Context, 'sentence' | 'areas'>;

function isOfOtherArea({ sentence, areas }: WithAreas, { start, end }: { start: number; end: number }): boolean {
  const from = 1 + Math.max(...[...';:'].map((stop) => sentence.text.lastIndexOf(stop, start)));
  const known = areas.map(({ at }) => at);
  return [...sentence.text.slice(0, end + 40).matchAll(NAMED_AREA)].some(({ 0: all, 1: force, 2: area, index }) => {
    const at = index + all.indexOf(force ?? area ?? '');
    return at >= from && !known.includes(at) && !NO_AREA.test(force ?? area ?? '');
  });
}

/** What the files are not asked of; a part of "these" offences and London's average are asked of. */
export const isOtherThing = (context: WithAreas, range: { start: number; end: number }): boolean => {
  const { sentence } = context;
  if (isOfOtherArea(context, range)) return true;
  const clause = clauseAround(sentence, range);
  const { text } = sentence;
  if (PART_OF_THESE.test(text.toLowerCase()))
    return OTHER_THINGS.test(clause.replace(/ of (?:these|those|them)\b/, ''));
  return OTHER_THINGS.test(clause.replace(/\b(?:london['’]?s?|the capital's) average\b/, ''));
};

const A_MONTH = /\b(?:(?:on )?average|a month|per month|monthly)\b/g;

/** The same of a sentence on months, which may speak of their mean. */
export const isOtherThingInMonths = (context: WithAreas, { start, end }: { start: number; end: number }): boolean =>
  isOfOtherArea(context, { start, end }) ||
  OTHER_THINGS.test(clauseAround(context.sentence, { start, end }).replace(A_MONTH, ''));
