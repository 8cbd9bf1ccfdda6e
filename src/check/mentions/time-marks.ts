import {
  BASE_AFTER,
  BASE_BEFORE,
  BASE_CLAUSE,
  FIRST_OF_TIMES,
  LATER_AFTER,
  LATER_BEFORE,
  LATER_CLAUSE,
} from '../lexicon/words.js';

/** Which of two numbers the words around them make the earlier: "48 two years ago", "compared with 61". */

/** Which of two levels is the earlier (or the base of a comparison): -1 this one, 1 the later, 0 not said. */
export type Mark = -1 | 0 | 1;

/** "5,200 calls, where the year before": the words for a time open another clause. */
const OPENS_CLAUSE =
  /, ?(?:where(?:as)?|while|when|but|and|so|though|although) (?:(?:in|for|during|over) )?(?:the |a |last )/;

/** A time right before the next number is that one's, but for "85 now, 44% more". */
const isOfThisNumber = (found: RegExpExecArray | null, tail: string, hasNext: boolean): boolean =>
  found !== null &&
  !(hasNext && OPENS_CLAUSE.test(found[0])) &&
  !(
    hasNext &&
    !(/^ (?:in )?[a-z ]+$/.test(found[0]) && /^,/.test(tail.slice(found[0].length))) &&
    /^[:,]? ?\(?(?:the |there (?:were|was|are|is) |(?:they|we|it|these|those|he|she) (?:is|are|was|were|had|have|has)(?: been)? |(?:stands?|stood|is|are|was|were|it was|it is|numbers?)(?: at)? )?$/.test(
      tail.slice(found[0].length),
    )
  );

/** Words that a number may be compared on: "an increase on the 548", "up a fifth on last year's 61". */
const COMPARED_ON =
  /(?:^|[#%±_§)]|\b(?:up|down|increase|rise|growth|gain|improvement|fall|drop|decrease|reduction|decline|cut|change|more|fewer|less|higher|lower|better|worse|advance|half|third|quarter|fifth|tenth|per ?cent|points?|compared|increased|risen|rose|fallen|fell|dropped|reduced|improved|it|that|this|and|or|doubled|halved|trebled)),? $/;

/** "Action on 96 orders", "visited on 16 occasions", "spent £84,000 on mediation for 120 pairs": on which, when or for what, and no base. */
function isOnOther(lead: string): boolean {
  const [found = ''] = BASE_BEFORE.exec(lead) ?? [];
  if (!/^on /.test(found)) return false;
  return !COMPARED_ON.test(lead.slice(0, lead.length - found.length)) || PURPOSE.test(lead);
}

const OCCASIONS = /^ (?:[a-z]+ )?(?:occasions?|days|nights|evenings|weekends|dates|mornings|shifts)\b/;
const PURPOSE = /\bon (?:[a-z'-]+ ){1,3}(?:for|with|among|across) $/;

const isBaseBefore = (lead: string, tail: string): boolean =>
  BASE_BEFORE.test(lead) && !isOnOther(lead) && !(OCCASIONS.test(tail) && /\bon (?:[a-z]+ )?$/.test(lead));

const COMPARING = /\b(?:on|than|from|over|with|against|to|since|versus|vs)\b/;

/** Words between two numbers, without those that date the first of them: "48 two years ago and there are 85". */
function withoutOthersTime(lead: string): string {
  const found = [BASE_AFTER.exec(lead), LATER_AFTER.exec(lead)].find((item) => isOfThisNumber(item, lead, true));
  const isBase = found && (COMPARING.test(found[0]) || /^['’]/.test(lead.slice(found[0].length)));
  return found && !isBase ? lead.slice(found[0].length) : lead;
}

/** "1,905 calls this quarter, 1,524 last quarter". */
const lastOf = (lead: string, tail: string): RegExpExecArray | null => {
  const found = /^ (?:[a-z]+ )?(?:in |the )*last (quarter|month|week|term)\b/.exec(tail);
  return found && lead.includes(`this ${found[1]}`) ? found : null;
};

export function markOf(
  rawLead: string,
  tail: string,
  { hasBefore, hasNext }: { hasBefore: boolean; hasNext: boolean },
): Mark {
  const lead = hasBefore ? withoutOthersTime(rawLead) : rawLead;
  const near = lead
    .replace(/§ ?\($/, '')
    .replace(/\(§:? $/, '')
    .slice(-70);
  const isBase = isBaseBefore(near, tail);
  const isLater = LATER_BEFORE.test(near);
  if (isOfThisNumber(BASE_AFTER.exec(tail) ?? lastOf(rawLead, tail), tail, hasNext)) return -1;
  if (isOfThisNumber(LATER_AFTER.exec(tail), tail, hasNext)) return 1;
  if (isBase && !isLater) return -1;
  if (isLater && !isBase) return 1;
  if (FIRST_OF_TIMES.test(lead)) return -1;
  const lastPart = lead.split(/[,;()]/).at(-1) ?? lead;
  if (
    BASE_CLAUSE.test(lastPart) &&
    !/\b(?:on|than|over|from|since|with|to) (?:the |a )?[a-z ]*$/.test(lastPart.slice(0, lastPart.search(BASE_CLAUSE)))
  )
    return -1;
  // "For the cohort of the year before, the rate was".
  const front = /^(?:and |but )?(?:in|for|at|during|over) ([^,;(]*), [^,;(]*$/.exec(lead)?.[1];
  if (front && BASE_CLAUSE.test(front) && !COMPARING.test(front)) return -1;
  return LATER_CLAUSE.test(lastPart) ? 1 : 0;
}
