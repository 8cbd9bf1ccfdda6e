import { memoize } from '../../core/memoize.js';

/** What a phrase is about. A claim and a table row meet in the same subject. */

/** Offences by the names reports use, most particular first; ids are those of data/reference/offences.csv where it has them. */
const SUBJECTS: readonly (readonly [string, RegExp])[] = [
  ['mopac7', /mopac ?(?:7|seven)|seven mopac|priority seven crime/],
  [
    'burglary-residential',
    /residential burglar|burglar(?:y|ies) (?:of|in) a (?:home|dwelling)|domestic burglar|residential and community burglar|dwelling burglar/,
  ],
  [
    'burglary-business-and-community',
    /(?:business|non-residential|commercial)[a-z -]{0,20}burglar|burglar(?:y|ies) (?:of|at|in) (?:business|commercial)/,
  ],
  ['burglary', /burglar/],
  ['robbery-business', /business robber|robber(?:y|ies) of business/],
  ['robbery-personal', /personal robber|robber(?:y|ies) of (?:the person|personal)/],
  ['robbery', /robber/],
  ['theft-from-vehicle', /thefts? from (?:a |the )?(?:motor )?(?:vehicle|mv\b|car)|theft from mv|tfmv/],
  [
    'theft-of-vehicle',
    /thefts? (?:or taking )?of (?:a |the )?(?:motor )?(?:vehicle|mv\b|car)|tomv|vehicle theft|car theft/,
  ],
  ['theft-from-person', /thefts? from (?:the |a )?person/],
  ['vehicle-interference', /(?:vehicle interference|interfering with a)/],
  ['vehicle', /(?:vehicle|car) (?:crime|offence)/],
  ['shoplifting', /shoplift|shop theft/],
  ['other-theft', /\bother thefts?\b/],
  ['bicycle-theft', /(?:bicycle|bike|pedal cycle|cycle) theft|theft of (?:a )?(?:bicycle|pedal cycle)/],
  [
    'violence-with-injury',
    /violence with injury|\bvwi\b|violent crimes? with injury|violence without? injury and with/,
  ],
  ['violence-without-injury', /violence without injury/],
  ['serious-youth-violence', /serious youth violence|\bsyv\b/],
  ['domestic-abuse', /domestic (?:violence|abuse)|\bdva?\b/],
  ['hate-crime', /hate crime/],
  ['knife-crime', /knife (?:crime|offence)|knife-enabled/],
  ['gun-crime', /gun (?:crime|offence)/],
  ['antisocial-behaviour', /\basb\b|anti-? ?social behaviour/],
  ['stalking-and-harassment', /stalking|harassment/],
  ['homicide', /homicide|murder/],
  ['rape', /\brapes?\b/],
  ['sexual', /sexual offence/],
  ['drugs', /drug offence|drugs? crime/],
  ['drug-possession', /possession of drugs/],
  ['drug-trafficking', /trafficking/],
  ['weapons', /weapons?\b/],
  ['public-order', /public order/],
  ['arson', /^arson$|\barson offences|\barsons\b/],
  ['damage', /criminal damage/],
  ['violence', /violence against (?:the )?person|violent crime|violent offence|\bviolence\b/],
  ['fraud', /\bfraud/],
  ['theft', /\bthefts?\b/],
  ['reoffending', /re-?offend|re-?offence/],
  [
    'all',
    /total (?:notifiable |recorded )?(?:crimes?|offences)|all (?:recorded )?(?:crimes?|offences)|overall (?:rate of )?crime|recorded offences|total crime|crimes recorded|recorded crimes?/,
  ],
];

/** Rows that are the parts of a group, where a document's own rows are added up. */
export const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  violence: ['violence-with-injury', 'violence-without-injury'],
  burglary: ['burglary-residential', 'burglary-business-and-community'],
  robbery: ['robbery-personal', 'robbery-business'],
  mopac7: [
    'burglary',
    'damage',
    'robbery',
    'theft-from-vehicle',
    'theft-of-vehicle',
    'theft-from-person',
    'violence-with-injury',
  ],
};

const SEARCHES = SUBJECTS.map(([subject, words]) => [subject, new RegExp(words.source, 'g')] as const);

export interface Mention {
  readonly subject: string;
  readonly at: number;
  readonly end: number;
}

/** Every subject a phrase names, in the order they stand; a broader one inside a narrower one is not named. */
export const mentionsIn = memoize((phrase: string): readonly Mention[] => {
  const lower = phrase.toLowerCase();
  const found: Mention[] = [];
  for (const [subject, words] of SEARCHES) {
    for (const match of lower.matchAll(words)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (!found.some((other) => at < other.end && other.at < end)) found.push({ subject, at, end });
    }
  }
  return found.sort((a, b) => a.at - b.at);
});

export const subjectIn = (phrase: string): string | undefined => mentionsIn(phrase)[0]?.subject;

/** The subject of a place in a sentence: the one named inside it, soon after it, else last before it. */
export function subjectAt(text: string, start: number, end: number, reach = 60): string | undefined {
  const mentions = mentionsIn(text);
  const inside = mentions.find(({ at }) => at >= start && at < end);
  const cut = /[;]|, (?:and )?(?:over|a |\d)/.exec(text.slice(end, end + reach))?.index ?? reach;
  const after = mentions.find(({ at }) => at >= end && at < end + cut);
  const before = mentions.filter(({ at }) => at < start).at(-1);
  return (inside ?? after ?? before)?.subject;
}
