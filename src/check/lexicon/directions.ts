/** Words of rising and falling. A new word is one entry; every form of it is listed or covered by its ending. */

export type Direction = 1 | -1;

const wordsOf = (list: string): string[] => list.split(',').map((word) => word.trim());

const UP = wordsOf(`
  increas(?:e|es|ed|ing), ris(?:e|es|en|ing), rose, up, upward, uptick, uplift, upturn, higher, more, greater,
  larger, grew, grow(?:s|n|th|ing)?, above, climb(?:s|ed|ing(?! (?:walls?|frames?|clubs?|centres?|gyms?)))?, additional, extra, jump(?:s|ed|ing)?,
  soar(?:s|ed|ing)?, surg(?:e|es|ed|ing), hik(?:e|es|ed), gain(?:s|ed)?, swell(?:s|ed)?, swollen,
  spik(?:e|es|ed), escalat(?:ed|ion), mounted, expan(?:ded|sion), rocket(?:ed)?, leap(?:s|ed|t)?, added,
  exceed(?:s|ed), (?<!in )excess(?! (?:speed|alcohol|deaths?|mortality|noise|weight|heat|winter)), outstripped, rebound(?:ed)?, bigger, (?<!no )longer, lengthen(?:s|ed), slower, dearer, ▲, ↑`);
const DOWN = wordsOf(`
  decreas(?:e|es|ed|ing), reduc(?:e|es|ed|tions?|ing), fall(?:s|en|ing)?, fell, down, downward, downturn,
  lower(?:ed)?, fewer, less, declin(?:e|es|ed|ing), drop(?:s|ped|ping)?, below, cut(?:s|ting)?, shrank,
  shr[iu]nk(?:s|ing)?, shrunk, slump(?:s|ed)?, plung(?:e|es|ed), plummet(?:ed)?, slid(?:e|es)?, dip(?:s|ped)?,
  lost, los(?:e|es|ing), contract(?:ed|ion), eased, sank, sunk, tumbl(?:e|es|ed), diminish(?:ed)?, subsided,
  smaller, beneath, slipp?(?:ed|s)?, receded, abated, come down, came down, dwindl(?:e|ed), slashed, under, short of,
  retreat(?:ed)?, shed(?= (?:about |around |some )?[%#]), shorter, shorten(?:s|ed), quicker, faster, cheaper, ▼, ↓`);
/** A change whose direction the word leaves open. */
const EITHER = wordsOf(`
  chang(?:e|es|ed), difference, variation, movement, improve(?:d|ment)?, deteriorat(?:ed|ion), swing, shift, gap`);

const anyOf = (words: readonly string[]): string => `(?:${words.join('|')})`;

/** The same text with such words blanked, place for place. */
export const withoutBounds = (text: string): string => text.replace(NO_DIRECTION, (found) => ' '.repeat(found.length));

export const MOVE_WORD = anyOf([...UP, ...DOWN]);

const MOVES = new RegExp(`(?<![\\w-])(?:(${UP.join('|')})|(${DOWN.join('|')}))(?![\\w-])`, 'g');
const ONLY_MOVE = new RegExp(`^(?:${[...UP, ...DOWN, ...EITHER].join('|')})$`);
export const isMove = (word: string): boolean => ONLY_MOVE.test(word);
/** "no more than", "more than 20%": bounds, not directions; "set down", "on top of", "ups and downs" are neither. */
const NO_DIRECTION =
  /\b(?:(?:no|not) (?:more|less|fewer) than|(?<![#%±@] )(?:more|less|fewer) than(?= (?:[#%±@]|an? (?!year|month|quarter of|week|decade)|one |half|two |three |double))|(?:noticed|want(?:ed|s)?|asked for|supported|welcomed|liked|needed|felt|feel|preferred|favoured|called for) (?:[a-z]+ )?(?:more|fewer|less|greater|extra|additional)|more or less|# or (?:under|over|above|below)|up to(?= [#%±@])|(?:broken?|ma[dk]es?|making|took|taken|takes|set|put|picked|carried|looking|looked|followed) (?:(?:it|#|one|them|this|that|these|those|both) )?(?:down|up)|up[- ]to[- ]date|follow[- ]up|further (?:down|up)|(?:under|over|above|below) \d\ds?|well above average|growing (?:up|concern)|reduction (?:units?|strateg\w+|plans?|partnerships?|programmes?|teams?|boards?|funds?|networks?|officers?|services?|schemes?|initiatives?|orders?)|(?<=\b(?:grew|grows?|growing|rose|ris(?:es|ing|en)|fell|fall(?:s|ing|en)|climb\w*|increas\w+|declin\w+) (?:(?:even|much|far|still) )?)(?:faster|quicker|slower)|(?<=[,)] )(?:faster|slower) than|drop[- ]outs?|dropped out|drop-ins?|lost property|lower (?:super|tier|layer)|clear(?:ed)? up|round up|(?<=(?:^|[;:.(] |\band ))under(?= [%±@])|(?<=\b(?:just|well|slightly|little|bit|somewhat) )(?:under|over|above|below)(?= [#%±@])|(?<=(?:, |\b(?:is|was|are|were) ))(?:under|over)(?= [#%±])|under (?:the|review|section|this|way|a|its|their|investigation))\b/g;

/** A word of direction in a shape. */
export interface Move {
  readonly direction: Direction;
  readonly at: number;
  readonly end: number;
  readonly word: string;
}

/** Every word of direction of a stretch, in order. */
export function movesIn(shape: string): Move[] {
  const plain = withoutBounds(shape);
  return [...plain.matchAll(MOVES)].map((match) => ({
    direction: match[1] ? 1 : -1,
    at: match.index,
    end: match.index + match[0].length,
    word: match[0],
  }));
}

/** The only direction of a stretch; undefined when there is none, or when both kinds stand in it. */
export function directionIn(shape: string): Direction | undefined {
  const found = new Set(movesIn(shape).map(({ direction }) => direction));
  return found.size === 1 ? [...found][0] : undefined;
}
