import { memoizePairs } from '../../core/memoize.js';
import { type Mention, mentionsIn } from '../mentions/subjects.js';

/** The offences a text names, by more names than other rules need: the files have parts of groups that they have not. */

/** Most particular first; ids are those of the files. */
const NAMES: readonly (readonly [string, RegExp])[] = [
  // A label of the files that is no offence of its own: a number of it is not one of public order.
  [
    'public-order-aggravated',
    /rac(?:e|ial|ially)(?: (?:and|or|\/) religio[a-z]+)? agg[a-z.]+(?: public (?:order|fear)[a-z, ]{0,20}?)?(?: offences?)?/,
  ],
  ['damage', /arson (?:and|&|or) criminal damage|criminal damage (?:and|&|or|including|with) arson/],
  ['arson', /\barsons?\b(?! (?:and|&) )/],
  [
    'robbery-business',
    /robber(?:y|ies) (?:of|from|at|against|in) (?:shops?|stores?|businesses|business property|business premises|commercial)(?: (?:and|or) (?:other )?business(?:es)?)?|commercial robber(?:y|ies)/,
  ],
  [
    'robbery-personal',
    /robber(?:y|ies) (?:of|from|against) (?:people|individuals|persons|the person|personal property)/,
  ],
  [
    'burglary-business-and-community',
    /burglar(?:y|ies) (?:of|in|at|from) (?:businesses|business|commercial|non-residential|shops|other buildings|community)(?: (?:and|or) community)?(?: premises| buildings)?/,
  ],
  ['burglary-residential', /burglar(?:y|ies) (?:of|in|at|from) (?:homes|dwellings|people's homes|residential)/],
  ['other-sexual', /other sexual (?:offences?|assaults?)/],
  ['drug-possession', /possession of (?:controlled )?drugs|drugs? possession|possessing drugs/],
  ['drug-trafficking', /trafficking (?:of|in) drugs|drugs? (?:trafficking|supply)|supply of drugs/],
  ['vehicle-interference', /(?:interference|interfering|tampering) with (?:a |the )?(?:motor )?(?:vehicles?|cars?)/],
  ['aggravated-vehicle-taking', /aggravated vehicle taking/],
  ['death-or-serious-injury-unlawful-driving', /death or serious injury (?:by|caused by|through) [a-z]+ driving/],
  ['misc', /misc(?:ellaneous|\.)? (?:crimes?|offences?) against society/],
  ['shoplifting', /shop[- ]lifting|thefts? from shops?/],
  ['bicycle-theft', /thefts? of (?:bicycles|bikes|pedal cycles|cycles)|stolen (?:bicycles|bikes)/],
];

/** Parts that are named by a word or two where a text speaks of their group. */
const PARTS: readonly (readonly [string, string, RegExp])[] = [
  ['robbery', 'robbery-personal', /\b(?:of )?personal property\b/],
  ['robbery', 'robbery-business', /\b(?:of )?business property\b/],
  ['burglary', 'burglary-business-and-community', /\bbusiness (?:and|or) community\b/],
  [
    'burglary',
    'burglary-residential',
    /\b(?:residential|domestic|of (?:homes|dwellings))\b(?! (?:areas?|streets?|roads?|care|homes?|abuse|violence))/,
  ],
  [
    'drugs',
    'drug-possession',
    /(?<!weapons? |knife |knives |firearms? |blade )\bpossession\b(?! of (?:weapons?|an? |kni|offensive))/,
  ],
  ['drugs', 'drug-trafficking', /\b(?:trafficking|supply)\b/],
  [
    'violence',
    'violence-with-injury',
    /\b(?:caused|causing|resulted in|resulting in|with) (?:an |some )?injur(?:y|ies)\b/,
  ],
  ['violence', 'violence-without-injury', /\bwithout (?:an |any )?injur(?:y|ies)\b/],
];

/** The group of each part. */
const groupOf = new Map(PARTS.map(([whole, part]) => [part, whole]));

const searchOf = ({ source }: RegExp): RegExp => new RegExp(source, 'g');

const isFree =
  (found: readonly Mention[]) =>
  ({ at, end }: Mention): boolean =>
    !found.some((other) => at < other.end && other.at < end);

function matchesOf(lower: string, subject: string, words: RegExp): Mention[] {
  return [...lower.matchAll(searchOf(words))].map(({ index, 0: text }) => ({
    subject,
    at: index,
    end: index + text.length,
  }));
}

/** Every offence a text names, in the order they stand; `group`: of which offence the text before is. */
const namesIn = memoizePairs((lower, group): readonly Mention[] => {
  const found: Mention[] = [];
  const add = (mentions: readonly Mention[]): void => {
    for (const mention of mentions) if (isFree(found)(mention)) found.push(mention);
  };
  for (const [subject, words] of NAMES) add(matchesOf(lower, subject, words));
  add(mentionsIn(lower));
  const groups = found.length > 0 ? found.map(({ subject }) => groupOf.get(subject) ?? subject) : [group];
  for (const [whole, part, words] of PARTS) if (groups.includes(whole)) add(matchesOf(lower, part, words));
  return found.sort((a, b) => a.at - b.at);
});

/** The offences of a text; `before` is one that is spoken of before it, whose parts it may name by a word. */
export const offencesIn = (text: string, before = ''): readonly Mention[] =>
  namesIn(text.toLowerCase(), groupOf.get(before) ?? before);

/** How far behind a number its offence may be named. */
const REACH = 60;

/** The offence of a stretch of a text: the one named inside it, soon after it, else last before it. */
export function offenceAt(
  mentions: readonly Mention[],
  text: string,
  [start, end]: readonly [number, number],
): string | undefined {
  const inside = mentions.find(({ at }) => at >= start && at < end);
  const cut = /[;]|, (?:and )?(?:over|a |\d)/.exec(text.slice(end, end + REACH))?.index ?? REACH;
  const after = mentions.find(({ at }) => at >= end && at < end + cut);
  const before = mentions.filter(({ at }) => at < start).at(-1);
  return (inside ?? after ?? before)?.subject;
}
