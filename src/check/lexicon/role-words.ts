import { MOVE_WORD } from './directions.js';

/** Words around a number that say what it is: an amount of change, a number of things more, an average. */

const NOUN_MOVE =
  '(?:increase|rise|fall|drop|reduction|decrease|growth|uplift|decline|cut|gain|jump|surge|hike|climb|dip|slump|slide|spike|change|difference|improvement|deterioration|swing|shift|loss|leap|upturn|downturn|uptick|shortfall|saving|fewer|more)';
const HEDGE =
  '(?:just |about |around |over |nearly |almost |some |exactly |only |roughly |approximately |more than |less than |at least |well |under |a |an |another |circa |c\\. ?|~ ?|(?:more |rather |very )?(?:modest|mere|slight|healthy|steep|sharp|smaller|tiny|welcome) | )*';
/** "The biggest jump was in 2021/22, at": the noun a few words before its amount. */
const RISE = '(?:increase|rise|fall|drop|reduction|decrease|growth|decline|jump|surge)';
/** "rose by", "an increase of", "also rose, by", "is down": the amount follows. */
export const RIGHT_BEFORE = new RegExp(
  `(?:(?<![\\w-])${MOVE_WORD}(?:ly)?(?:,? (?:again|further|sharply|slightly|steadily|overall|year[- ]on[- ]year|on average|significantly|in total|also|in (?:the|that|this|a) (?:year|period|quarter)|over the (?:year|period|quarter)))?[,:]? ?(?:by|of|to be|was|is|were|at|amount(?:s|ed) to|com(?:es|ing) to|c[oa]me to|equates? to|equal to|works? out at|stood at|being|=|-|–|\\() ?|(?<![\\w-])${MOVE_WORD},? ?\\(?|\\b${NOUN_MOVE}(?: [a-z'-]+){0,6}? (?:of|by|was|is|were|amount(?:s|ed) to|com(?:es|ing) to|c[oa]me to|at|[:=]) )${HEDGE}$|\\b${RISE}(?: [a-z'’§-]+,?){0,8}?(?: (?:of|by|was|is|were|had been|at) | \\()${HEDGE}$`,
);
/** The amount of a change that stands in words before: "a rise on the 548 of a year earlier, or 11.7%". */
export const APPOSED =
  /(?:^|[ ,:;(–-])(?:or|i\.e\.,?|ie,?|thus|that is,?(?: to say)?|namely|equivalent to|representing|equal to|equates to|equating to|so|therefore|by|hence|which (?:is|was)|that's|this is|one of|=|a difference of|a change of|change:|difference:) (?:by |of |some |about |around |just |over |a |an )*$/;
/** "Had gone up from 388 to 437, 12.6%", "fell from 122 to 98 (20%)": the amount behind its two levels. */
export const BEHIND_PAIR =
  /\bfrom (?:[^#;.]{0,30})#[^#;.%()]{0,40}\bto (?:[^#;.%]{0,20})#(?: [a-z'-]+| in §| \(§\)){0,3},?(?: -| \(|:)? ?(?:or |by |about |around |i\.e\. |some )*$/;
export const CHANGE_NOUN =
  /\b(?:changes?|difference|variance|variation|growth|movement|% change|rate of (?:growth|increase|decline|decrease|change))\b(?: [a-z]+){0,5}?(?: (?:of|was|is|by|at)|[:=])? ?$/;
export const NEAR_AFTER = new RegExp(
  `^\\)?(?:,(?= [a-z' -]{0,25}(?:[.;,)]|$))| ?)? ?(?:(?!than|on|from|in|to|and|or|while|but|with|for|at|by|of|compared|against|per|a|the|were|was|are|is|had|have)[a-z'-]+ ){0,3}?(?:a |the )?(${MOVE_WORD})\\b`,
);
/** "42 a week", "3 crimes are reported every single day"; its group is the unit. */
export const AVERAGE_AFTER =
  /^(?:(?: [a-z'-]+){0,4} (?:a|an|per|each)|(?: [a-z'-]+){0,9} every)(?: single| working| calendar)? (day|week|month|hour|night|quarter|year)\b(?! (?:ago|before|earlier|later|previously|prior|on|in))/;
export const AVERAGE_BEFORE =
  /\b(?:(?:an|on) average(?: of)?|averag(?:ed|ing)|a mean of|(?:daily|weekly|monthly|quarterly|yearly|annual|[a-z]+-(?:day|week|month|quarter|year)) average (?:of|was|is|to|stood at|came to)) (?:about |around |just |over |some |nearly |almost )*$/;
/** "The only region to improve" did: no aim. */
export const INFINITIVE =
  /(?<!\b(?:only|first|last)(?: (?:one|[a-z-]+)(?: of [a-z ]{3,25})?)? )\bto (?:cut|reduce|lower|raise|increase|improve|bring|halve|double|keep|get|achieve|reach|exceed|ensure|maintain|secure|decrease|deliver|limit|drive|grow|push|take|see|have(?= (?:at least |over |about |some )?$))\b/;
export const FINITE = /\b(?:is|are|was|were|has|have|had|stood|rose|fell|grew|saw|dropped|went|came)\b/;
/** "Up 310 to 1,905", "(down 12)". */
export const STEP_BARE =
  /(?<!\b(?:ma[dk]es?|making|turn(?:ed|s)|show(?:ed|s)|end(?:ed|s)|add(?:ed|s)) )\b(?:up|down|rose|fell|grew|dropped|increased|decreased|plus|minus) (?:a further |another |just |some |about |around )?$/;
export const STEP_AFTER =
  /^ (?:[a-z-]+ ){0,2}?(?:more|fewer|less|additional|extra|(?:longer|shorter|slower|quicker) than)\b(?! than (?:half|a (?!year|month|quarter|week|decade)|one ))/;
export const STEP_SIDE =
  /^(?: [a-z-]+){0,2} (?:up|down|higher|lower|above|below)\b ?(?:on|than|from|the|that|what|last|[,.;)])/;
export const STEP_END = /^(?: [a-z-]+){0,2} (?:up|down|higher|lower|above|below)$/;
/** "2,214 (11.0%) fewer than the 20,066". */
export const STEP_OVER = /^ (?:[a-z]+ )?\((?:or |about )?%\) (?:more|fewer|less|higher|lower|up|down|above|below)\b/;
/** "212 of the 1,466 calls, or 14%". */
export const OF_WHOLE =
  /#(?: [a-z'-]+){0,3} (?:out )?of (?:the |all |its |our |these )*(?:additional |extra |further )?#(?: [a-z'-]+){0,4},? \(?(?:or |i\.e\. )?(?:about |around |just |some )*$/;
export const BY = new RegExp(`\\bby ${HEDGE}$`);
export const OF = new RegExp(
  `\\b${NOUN_MOVE} of ${HEDGE}$|^[ (,–-]*${NOUN_MOVE}: $|\\b${NOUN_MOVE}(?: (?:in|on|since|over) [a-z' -]{3,40})? (?:amount(?:s|ed) to|com(?:es|ing) to|c[oa]me to|was|is|equates to) ${HEDGE}$`,
);

/** Numbers of places and of spans of time are no levels. */
export const NO_LEVEL =
  /^ (?:(?:london|other|neighbouring|english|surrounding|of the|of its|of the other|inner|outer|more) )*(?:boroughs?|areas|districts|forces|wards|partnerships|authorities|councils|counties|neighbourhoods|hubs|priorities|objectives|aims|themes|actions|meetings|sites|stations)\b|^ (?:years?|weeks|months|days|hours|minutes|miles)\b|^ of (?:its|the) (?:surrounding|neighbouring|other|most similar)\b/;

/** "375 more than the 6,840 of 2023/24 (5.5%)": the bracket is of the step. */
export const STEP_BEFORE =
  /# (?:[a-z'-]+ ){0,2}?(?:(?:more|fewer|less|higher|lower) than|(?:above|below|over|under) (?:the|last|that)|(?:up|down) on)\b[^#%;.:()]*(?:#[^#%;.:()]*)?\($/;
/** "58 could, 60 per cent": what people said they would do, and no plan. */
export const ANSWER =
  /^ (?:would|could|wants?|wanted|hoped?|expect(?:s|ed)?)\b[^;.:]{0,60}(?:\(|, (?:or |so |that is )?)(?:about |around |just |over |nearly |almost )*$/;
/** "Up 26% on last year and 20% on the quarter", "70% over two years, against 21% for the others": the verb is that of the change before. */
export const ALSO_BEFORE = /^[^#%;.:()]{0,60}\b(?:and|against)(?: (?:by|of|an?|only|just|about))* $/;
export const ALSO_BEHIND = /^ (?:on|from|since|compared|against|above|below)\b/;
export const ALSO_AGAINST = /\bagainst (?:only |just |about )*$/;
export const FOR_OTHERS = /^ (?:for|among|in) /;

/** "12,480 crimes, up from 11,807 (5.7%)": the bracket is of the change, and no share. */
export const UP_FROM = /\b(up|down) from [^a-z().;]*(?:\(|: )$/;
/** "Has declined by 369 since 2021/22 (31.1%)". */
export const BY_STEP = new RegExp(`\\b${MOVE_WORD} by #(?: [a-z'-]+){0,4} ?[§_]? ?\\($`);
/** "People were asked what they wanted": a question, and no aim. */
export const QUESTION =
  /\b(?:what|which|how|where|whether|who) (?:[a-z]+ ){0,2}(?:want(?:ed)?|hoped?|wish(?:ed)?|expect(?:ed)?|should|would|could)\b/g;
/** "24 met the threshold (65%)": what was, and no aim. */
export const MET =
  /\b(?:met|meets|meeting|reach(?:ed|es|ing)|pass(?:ed|es|ing)|miss(?:ed|es|ing)) (?:the|our|its|their|this|that) (?:[a-z-]+ )?(?:threshold|target|standard|goal)s?\b/g;
