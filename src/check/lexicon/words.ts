/** Words that say what a number is to its neighbours. Lower case, for texts in which numbers are signs. */

/** Up to five plain words between a marker and its number. */
const FEW =
  "(?:(?!(?:came|come|stood|was|were|is|are|has|have|had|rose|fell|went|recorded|reached|made|totalled|and|or|so)\\b)[a-z][a-z'’-]*[ ,]+){0,5}?";

/** A word, then a number it may stand a little before: "on the 548", "after last year's 61". */
const NEAR =
  "(?:(?:the|a|an|its|their|our|some|just|about|around|over|nearly|almost|last|previous|that|all|only|year's) )*(?:(?:[a-z'’-]+ )?(?:of|figure|total|rate|level|number|high|low|peak|average|year's|year’s|time's) )*(?:of )?(?:just |about |around |over )?";
/** Before a number: it is what something is compared with. */
export const BASE_BEFORE = new RegExp(
  `(?:\\b(?:(?<!thefts? |theft |stolen |taken |came |come |received |heard |recovered |seized )from(?![^#]*(?<!\\b(?:an?|the|its|our|their)) (?:[a-z]{3,}ed|make up|made up) $)|compared (?:with|to)|(?<!that |this )compares? (?:with|to)|in comparison (?:with|to)|as against|against|versus|vs?\\.?|than|below|above|relative to|set against|instead of|rather than|as opposed to|last year's|last year’s|used to be|was then|stood then at) (?:at )?${FEW}|\\b(?:after|(?<!\\b(?:first|second|third|next|last), )(?<!\\b(?:took|taken?|taking|relied|worked) )on|following|previously|formerly|earlier|(?<!there )had been|having (?:been(?: [a-z]+ed)?|had|seen|taken|stood at|[a-z]+ed)|(?:when|where) there (?:were|was)|(?:when|where) [a-z ]{0,20}(?:had|has|was|were|stood at)) ${NEAR}|, ?(?:was|were|previously|formerly|earlier) |\\((?:(?:they|it) (?:stood at|was|were)|was|were|previously|formerly|earlier|from|against|v|vs|then)[:,]? ?|^ (?:on|over|against|from|than) (?![^#%]*,)${FEW}|[(,/] ?(?:last year|[pl]y(?:td)?|(?:the )?(?:previous|prior) year|a year (?:ago|earlier|before))[:,]? ?)$`,
);
/** After a number: it is of an earlier time. */
export const BASE_AFTER =
  /^\)?(?:[ ,]+[a-z][a-z'-]*){0,6}?[ ,]+\(?(?:of |in |for |during |at |a |the |from )*(?:(?:a|one|the|1) years? (?:ago|before|earlier|previously|prior)|[pl]y(?:td)?|last (?:year(?!')|winter|spring|summer|autumn|term|season)|(?:the )?(?:previous|preceding|prior|year before|same (?:period|quarter|months?|time) (?:of )?(?:the )?(?:last|previous|a) year|same (?:period|quarter) (?:last|a))|last time|earlier|beforehand|(?:twelve|12|six|three) months (?:ago|before|earlier)|(?:two|three|four|five|ten|\d+) years (?:ago|before|earlier)|that year before|the last (?:survey|report|plan))\b/;
/** At the beginning of a sentence: "In the first year we had 84. The second saw 126." */
export const FIRST_OF_TIMES =
  /^(?:(?:in|during|over|for) )?(?:the|its|our) first (?:year|quarter|month|survey|round) [a-z ]*$/;
/** Right before a number, its own clause says that it is of an earlier time. */
export const BASE_CLAUSE =
  /\b(?:last (?:year|time|quarter|month|week|survey|report|spring|summer|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december)|(?:a|one) year (?:ago|before|earlier)|(?:the )?(?:year|months|quarter|period) before(?! §)|(?:the )?(?:previous|preceding|prior) (?:year|period|quarter|twelve months|12 months|survey|plan)|(?:twelve|12) months (?:ago|before|earlier)|(?:two|three|four|five|ten) years (?:ago|before|earlier)|baseline|formerly|previously|earlier|[pl]y(?:td)?)\b(?!['’]s? quarter)/;
/** Before a number: it is the later one. */
export const LATER_BEFORE = new RegExp(
  `(?:(?<!compared |comparison |relative |similar |due |equal |next |according |related |close |amounts? |amounted |comes |came |led |leads |leading |sent |given |issued |paid |offered |referred )\\b(?:to|now|(?:ha(?:s|ve|d)|to|then) (?:now |since |already )?reach(?:ed)?|reaching|stands? at|currently|this (?:year|time|quarter)|today|at present|becoming|hitting|totalling)\\b|→|->|=>) ?${FEW}$`,
);
export const LATER_AFTER =
  /^\)?(?:[ ,]+[a-z][a-z'-]*){0,5}?[ ,]+(?:in )?(?:this (?:year|time|quarter|period)|now|today|currently|at present|the latest|most recently)\b/;
export const LATER_CLAUSE = /\b(?:this (?:year|time|quarter)|now|currently|the latest|most recent(?:ly)?|today)\b/;

/** Aims, forecasts and conditions: numbers that are no figures of what was. */
export const TARGET =
  /\b(?:(?<!\bno )target(?:s|ed)?|aim(?:s|ed|ing)?|goals?|ambitions?|aspir\w+|ask(?:s|ed)? for|objective|pledg\w+|commit(?:s|ments?)|committed(?= to)|plans?(?= to)|planned|plans for|intend\w*|expect(?:s|ed|ation)?|forecast\w*|project(?:ed|ions?)|predict\w*|will(?! (?:see|note|recall|know|notice|remember|find|be aware))|(?<!\bwho )would(?! (?:show|have|give))|would have (?:fallen|risen|been|grown|dropped|come|gone|stood)|could(?! (?:give|have|explain|account))|should(?! (?:note|be noted|have said|say))|shall|must|wants?|(?<!\b(?:their|his|her|the|your|my) )wish(?:es)?|hopes?|(?:thought|believed|reckoned) to (?:be|have been) (?:around|about|roughly|some|nearly|almost|over|under)|seek(?:s|ing)?|propos\w+|threshold|by (?:march |the end of |december )?20(?:2[7-9]|[3-9]\d)|if(?! (?:you|one|we) (?:do|take|look|compare|work|express|put|set|leave|exclude|insist|like|prefer|read|count))|unless|likely to|to be (?:cut|reduced|raised))\b/;

/** Words of another place than the document's own. */
export const ELSEWHERE =
  /\b(?:(?:greater )?london(?!(?:'s)?(?: [a-z]+)? boroughs?\b)|the capital|national(?:ly)?(?! statistics)|england(?: and wales)?|wales|scotland|uk|nationwide|across the country|county|countywide|region(?:al(?:ly)?)?|force[- ](?:wide|area|average)|mps|metropolitan|inner|outer|neighbour(?:s|ing)|elsewhere|family (?:group )?average|(?:most )?similar (?:group|forces|areas)|group average|all boroughs|city-wide|citywide|statewide|district average)\b/;

/** What reports count besides offences: a change of one is no change of the other. */
export const THINGS =
  /\b(?:arrest(?:s|ed)?|charg(?:es|ed)|convictions?|detections?|victims?|suspects?|offenders|perpetrators?|calls|complaints?|referrals?|notices?|fines|searche?s?|visits?|patrols?|orders|prosecutions?|cautions?|respondents|reports of|enquiries|applications?|admissions|ambulance|attendances?|seizures?|deaths?|injuries|collisions|casualties|warnings?|tickets|permits|cases closed|outcomes|officers|hours|grants?|spend(?:ing)?|budget|cost)\b/g;

/** Percentages of a whole, not changes. */
export const SHARE_AFTER =
  /^\)? ?(?:of\b|were\b|was\b|are\b|is\b|had\b|have\b|has\b|said\b|say\b|felt\b|feel\b|who\b|came\b|involved\b|led\b|ended\b|resulted\b|took\b|told\b|thought\b|think\b|agreed?\b|reported\b|happened\b|occurred\b|related\b|did\b|completed\b|received\b|remain\b|got\b|went to\b|being\b|by\b|online\b|for\b|in\b|at\b|from\b|on\b)/;
export const SHARE_BEFORE =
  /\b(?:account(?:s|ed|ing)? for|ma[dk](?:e|es|ing) up|represent(?:s|ed|ing)?|compris(?:e|es|ed|ing)|constitut\w+|proportion|share|equat(?:es|ing) to|equivalent to|or|some) ?(?:of |is |was |at |just |about |around |over |nearly |almost |a )*$/;

/** Words that carry no subject of their own. */
export const EMPTY_WORDS: ReadonlySet<string> = new Set(
  `a an the this that these those which who whom whose it its they them their there here he she his her our we us you i one ones other others another each every all any both either neither none no not some such same own
  is are was were be been being am has have had having do does did doing will would can could may might must shall should stood stand stands standing stay stayed remain remained remains went gone go goes come comes came coming got get make makes made making saw seen see put puts set bring brings brought take takes took taken keep kept let show shows showed shown said say says report reports reported record recorded records recording count counted counts note noted logged given give gives total totals totalled totalling reach reached reaches reaching number numbers numbered amount amounts amounted figure figures level levels volume volumes rate rates value values result results share shares proportion percentage percent cent per point points average averages mean
  of in on at by to from for with without within into onto over under about above below between among against across around as than then so if but and or nor yet while whilst whereas though although however thus hence therefore thereby because since until during after before up down out off again further also only just even still already now ago too very much many more most less least few fewer fewest first second third last next previous preceding prior earlier later latest recent recently current currently former latter new old
  year years yearly annual annually month months monthly week weeks weekly day days daily quarter quarters quarterly period periods time times decade date today spring summer autumn winter january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec q1 q2 q3 q4 twelve half end start beginning rolling financial calendar fy ytd
  nearly almost approximately approx roughly circa exactly precisely overall altogether together respectively compared comparison comparing versus vs v relative equivalent equal equals equates equating equating represents representing represented i.e ie e.g eg namely meaning means mean-while
  offence offences crime crimes incident incidents case cases reports things cases' thousand million hundred two three four five six seven eight nine ten eleven
  size big biggest large larger largest small smaller smallest high higher highest low lower lowest great greater greatest strong steep sharp slight slightly sharply significant significantly statistically marginal marginally modest considerable substantial respective corresponding similarly likewise worth terms term result basis year-on-year base baseline partly partially best worst better worse improvement improved good bad record worsening change changes changed difference growth trend row
  when where what why how whether there's that's it's
  mid due far back way place part parts account accounts accounted accounting comprise comprises comprised constitute constitutes constituted
  `
    .trim()
    .split(/\s+/),
);
