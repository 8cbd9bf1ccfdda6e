/** Numbers of a text that are no figures, as sources of regular expressions. */

export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?';

export const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)';

const NAMED =
  'sections?|parts?|articles?|regulations?|schedule|pages?|tables?|figures?|fig\\.|charts?|appendix|annex|paragraphs?|para|priority|priorities|objectives?|chapter|items?|actions?|steps?|phases?|levels?|classes|grades?|wards?|zones?|tiers?|bands?|stages?|quintiles?|quartiles?|deciles?|terciles?|clusters?|cohorts?|waves?|versions?|rooms?|floor|units?|flats?|routes?|bus|no\\.|number|ref\\.?|reference|forms?|questions?|weeks?|days?|key stage|note|top|code|aged|(?<!(?:school|working|pension|full) )age|ages';

export const STREET =
  'Road|Street|Avenue|Lane|Close|Way|Drive|Gardens|Court|Place|Square|Hill|Terrace|Crescent|House|Rise|Grove|Park|Row|Mews|Rd|St|Ave';

/** Numbers that are no figures: dates, times, telephone numbers, references, addresses, ages, durations, codes. */
export const NO_FIGURE = [
  'https?:\\/\\/\\S+|www\\.\\S+|\\S+@\\S+',
  '\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b',
  '(?:\\+44 ?|\\b0)\\d{2,4}[ )-]{1,2}\\d{3,4}[ -]?\\d{3,4}\\b|\\b0\\d{9,10}\\b|\\+\\d{8,14}\\b',
  `\\b\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${MONTH}\\b(?: \\d{4})?`,
  `\\b${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?(?![\\d%/])`,
  '\\b\\d{4}-\\d{2}-\\d{2}\\b|\\b\\d{1,2}[./]\\d{1,2}[./]\\d{2,4}\\b|\\b\\d{4}-\\d{2}\\b(?= to|:)',
  '\\b\\d{1,2}:\\d{2}(?::\\d{2})?\\b ?(?:am|pm)?|\\b\\d{1,2}(?:\\.\\d{2})? ?(?:am|pm|[ap]\\.m)\\b',
  '\\b\\d+(?:\\.\\d+){2,}\\b|\\b0\\d+\\b',
  `(?:±|\\+ ?/ ?-|\\bplus or minus) ?${NUMBER}(?: ?%| ?percentage points?| ?points?)?`,
  '\\b9\\d(?:\\.\\d)? ?(?:%|per ?cent) (?:confidence|limits?|intervals?|level|ci\\b)',
  `\\b(?:${NAMED}) (?!\\d{1,3},\\d{3}|(?:19|20)\\d\\d\\b)${NUMBER}[A-Za-z]?(?:(?:, ?|\\.| ?[-–] ?| and | to | or )\\d+)*\\b(?![\\d.,]*(?: ?%| ?per ?cent))`,
  // "In Group 1 and Group 2": one digit, so that "in the group 412 agreed" keeps its count.
  '\\b(?:group|category|area|sector|district|division|region|cluster|type|round|lot) [1-9]\\b(?![\\d.,]*\\d|[\\d.,]* ?(?:%|per ?cent|million|thousand|bn|m\\b))',
  // "Year 1" and "quarter 4 was", but not "in the year 3 people died".
  '(?<=\\b(?:in|of|to|from|for|since|than|between|during|against|with) )(?:quarter|year|month|term|period) [1-9]\\b(?![.,]?\\d)|\\b(?:(?<!\\b(?:the|a|this|last|per|each|every) )(?:quarter|year|month|term|period)|team|strand|theme|shift|beat) [1-9]\\b(?= ?(?:[,.;:)(]|$)| (?:was|is|were|are|had|has|saw|and|to|than|by|on|in|of|or|it|for|with|at)\\b)',
  // "Quarters 1, 2 and 3 were": which of them, and not how many.
  '\\b(?:quarters|years|months|terms|periods|groups|areas|teams|beats|strands|themes|districts|rounds|lots) [1-9](?:(?:, ?| ?[-–] ?| and | to |, and )[1-9])+\\b(?![\\d.,]*\\d| ?%| ?per ?cent)',
  '\\b\\d{1,2} (?:preceding|previous|prior|last|past|earlier|following|successive|consecutive|financial|calendar|full|whole|complete) (?:years|quarters|months|weeks|days|periods|surveys|reports)\\b',
  `\\b(?:under|over)[- ]?\\d{1,2}s\\b|\\b\\d{1,3}(?:[- ]to[- ]\\d{1,2}|[-–]\\d{1,2})?[- ]years?[- ]olds?\\b|\\bbetween \\d{1,2} and \\d{1,2}\\b|\\b\\d0s\\b`,
  `(?<!\\bfrom )\\b${NUMBER}[- –]?(?:hours?|hrs|minutes?|mins|seconds?|secs|s(?<= s)|days?|weeks?|months?|years?|yrs|miles?|km|metres?|mph)\\b(?:(?: on average| each)?,? (?:against|compared (?:with|to)|up from|down from|instead of|rather than) \\d+(?:\\.\\d+)?(?![\\d.,%]*\\d| ?(?:%|per ?cent|[a-z]+s\\b)))?`,
  `\\b\\d{1,4}[A-Za-z]? (?:[A-Z][a-z']+ ){1,3}(?:${STREET})\\b`,
  '\\b24\\/7\\b|\\b(?:999|101|111)\\b(?= (?:calls?|numbers?|services?|lines?|abandon\\w*|answer\\w*|demand|contacts?|waits?|waiting|performance|in \\d+ ?s)\\b| ?:)|(?<=\\b(?:call(?:ed|ing)|dial(?:led|ling)?|r[aiu]ng(?:ing)?|phon(?:ed?|ing)|via) )(?:999|101|111)\\b|\\bp(?:-value)? ?[<>=] ?0?\\.\\d+|\\bn ?= ?[\\d,]+',
  '(?<=\\b(?:lad|boy|girl|man|woman|male|female|youth|teenager|pensioner|driver|mother|father|son|daughter)(?:, | \\())\\d{1,2}(?=[,)])',
  '\\b(?:under|over|below)[- ](?:1[0-9]|2[0-9]|[3-9]0|65)s?\\b(?= ?(?:\\(|[.,;:)]|$|were|was|and|in \\d|years?\\b|who|\\d+%))|\\b\\d{1,2} (?:or|and) (?:over|under|older|younger|above)\\b|(?<!\\bfrom )\\b\\d{1,2}(?:[-–]| to )\\d{1,2}(?= ?(?:\\(|year|and|were|:|s\\b|\\d+%|age|(?:age )?(?:band|group|bracket)|population|cohort))|\\b\\d\\d\\+',
  // "19 are 10–13 and 61 are 14–15": ages and other ranges.
  '(?<![\\w£$€.,/–-])(?<!\\bfrom )\\d{1,2}–\\d{1,2}\\b(?![\\d.,]*(?:\\d| ?%| ?per ?cent)|[–/-]|\\.\\d)',
  '(?<=\\b(?:people|persons|those|anyone|everyone|adults|men|women|children|victims|suspects|residents|offenders|drivers) )(?:under|over|below|above|aged) \\d{1,2}\\b(?![\\d.,]*(?: ?%| ?per ?cent|,\\d))',
  '(?:per|for every|for each|in every) (?:1,?000|10,?000|100,?000|100|thousand)\\b',
  "\\b[A-Za-z][A-Za-z'&]*[-/_.]?\\d[\\w/-]*|\\b\\d+[A-Za-z_](?<!\\d[kK])\\w*(?<!\\d(?:st|nd|rd|th))",
].join('|');
