import { finding, type Match, matchesOf, ofKind } from '../find.js';
import type { Finding, Pattern, Quantity, VerdictName } from '../model.js';
import { subjectAt } from '../subjects.js';
import { figuresMeant, type TableFigure, tableFiguresOf } from '../table-figures.js';
import { quotedText } from '../words.js';

/** "8th highest of the 32 boroughs", "ninth safest borough": places are 1 to 32, and highest and lowest of one measure meet. */
const RANK = /\^(?: joint)?[ -](?:highest|lowest|safest|largest|smallest|worst|best)\b[^.;#%@^]{0,90}/g;
const BOROUGHS = 32;

interface Ranked {
  readonly match: Match;
  readonly place: number;
  readonly end: 'highest' | 'lowest';
  readonly subject: string | undefined;
}

function rankedIn(match: Match): Ranked[] {
  const [nth] = ofKind(match.quantities, 'ordinal');
  if (!nth) return [];
  const end = /\^(?: joint)?[ -](?:highest|largest|worst)/.test(match.words) ? 'highest' : 'lowest';
  return [
    {
      match,
      place: nth.value,
      end,
      subject: /residential|domestic/.test(match.words)
        ? undefined
        : subjectAt(match.sentence.text, nth.end, nth.end + 60),
    },
  ];
}

/** Places of the document's own tables, counted from the end the sentence counts from. */
function inTable(
  { sentence, words }: Match,
  nth: Quantity,
  place: number,
  end: Ranked['end'],
  tables: readonly TableFigure[],
): { verdict: VerdictName; recomputed: string } | undefined {
  if (/volume|number|count|increase|reduction|rise|fall|change/.test(words)) return undefined;
  const { figures, isNamed } = figuresMeant(tables, sentence, nth.start, nth.end);
  const places = new Set(figures.map((each) => (each.end === end ? each.value : BOROUGHS + 1 - each.value)));
  if (places.has(place)) return { verdict: 'agrees', recomputed: `${place} in the document's table` };
  return isNamed && places.size > 0
    ? { verdict: 'ambiguous', recomputed: `${[...places].join(' or ')} in the document's table` }
    : undefined;
}

function say(
  { match, place, end, subject }: Ranked,
  all: readonly Ranked[],
  tables: readonly TableFigure[],
): Finding[] {
  const among = /borough|london/.test(`${match.words} ${match.sentence.shape}`);
  const [nth] = ofKind(match.quantities, 'ordinal');
  if (!among || !nth) return [];
  const said = { pattern: 'rank', quoted: quotedText(nth), covers: [nth] };
  if (/force|authorit|council|district|partnership|ward|of 33|33 /.test(match.sentence.text.toLowerCase())) return [];
  if (place > BOROUGHS + 1 || place < 1) {
    return [
      finding(match, { ...said, verdict: 'differs', recomputed: `there are ${BOROUGHS} boroughs`, mistake: 'rank' }),
    ];
  }
  const other = all.find(
    (each) =>
      subject !== undefined && each.match.sentence === match.sentence && each.subject === subject && each.end !== end,
  );
  if (other && place + other.place !== BOROUGHS + 1) {
    return [
      finding(match, {
        ...said,
        verdict: 'ambiguous',
        recomputed: `the ${place}th ${end} of ${BOROUGHS} is the ${BOROUGHS + 1 - place}th from the other end`,
        mistake: 'rank',
      }),
    ];
  }
  const printed = inTable(match, nth, place, end, tables);
  if (printed) return [finding(match, { ...said, ...printed })];
  return [
    finding(match, {
      ...said,
      verdict: 'not-checked',
      recomputed: "a rank needs the other boroughs' figures: give --borough",
    }),
  ];
}

export const rank: Pattern = {
  id: 'rank',
  about: 'places among the 32 boroughs',
  read(draft) {
    const all = matchesOf(draft, RANK).flatMap(rankedIn);
    const tables = tableFiguresOf(draft, 'rank');
    return all.flatMap((each) => say(each, all, tables));
  },
};
