import { tablesOf } from '../../grids/grid.js';
import { stemsOf } from '../../mentions/clauses.js';
import type { Discourse } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';
import { mentionsIn } from '../../mentions/subjects.js';
import { perObject } from '../../per-object.js';
import { adjacentParts } from './share-adjacent.js';
import type { Parted } from './share-words.js';

/** The number of all offences that a document gives, for shares "of all recorded crime". */

const OF_ALL = new RegExp(
  [
    '^\\)? of (?:(?:all |the total |total |overall )+(?:the )?(?:recorded |notifiable |reported )*(?:crimes?|offences|offending)\\b|(?:everything|all|(?:the|its|our) total)(?: recorded| reported)?(?= ?(?:[.,;:)(]|$|(?:in|for|that|here)\\b)))',
    '^\\)? of (?:all |the )?(?:recorded|total|overall|notifiable) (?:crime|offences)\\b',
    "^\\)? of (?:the |our )?(?:borough|district|town|city|county|area|force|division)(?:'s|s') (?:whole |total |recorded )?(?:crimes?|offences|total)\\b",
    '^\\)? of (?:the )?(?:crimes?|offences) (?:recorded|reported|that were recorded)\\b',
    '^ (?:crimes|offences) (?=(?:is|are|was|were|takes?|happens?|involves?)\\b)',
  ].join('|'),
);

export const isOfAll = ({ tail }: Mention): boolean => OF_ALL.test(tail);

const ALL_AFTER =
  /^ (?:(?:total|recorded|notifiable|reported|overall) )*(?:offences|crimes)\b(?! (?:of|involving|against|with|per|were|that|which|committed))/;
const ALL_BEFORE =
  /\b(?:all (?:recorded )?crime|total (?:notifiable |recorded )?(?:offences|crimes?)|(?:overall|recorded) crime|notifiable offences)\b[^.;#%]{0,60}$/;

/** Plain counts of offences of no one kind, of no other place, and of no earlier time. */
export const countsOfAll = perObject(({ mentions }: Discourse): readonly Mention[] =>
  mentions.filter(({ role, dimension, quantity, mark, lead, tail, clause, sentence }) => {
    if (role !== 'level' || dimension !== 'count' || quantity.isWord || mark === -1 || quantity.value < 100)
      return false;
    const words = sentence.shape.slice(clause.from, clause.to);
    const kinds = mentionsIn(words).filter(({ subject }) => subject !== 'all');
    return (
      kinds.length === 0 &&
      clause.areas.size === 0 &&
      (ALL_BEFORE.test(lead) || (ALL_AFTER.test(tail) && stemsOf(lead).size <= 2))
    );
  }),
);

/** So many are the fewest that a document is about. */
const LEAST = 30;

/** The count that a document comes back to most often, in its prose and in the totals of its tables; undefined where none is given twice. */
export const principalCount = perObject((discourse: Discourse): Mention | undefined => {
  const times = new Map<number, { mention: Mention; count: number }>();
  for (const mention of discourse.mentions) {
    const { role, dimension, quantity, sentence } = mention;
    const isCount = role === 'level' && dimension === 'count' && quantity.decimals === 0 && !quantity.isWord;
    if (!isCount || quantity.value < LEAST || sentence.block.kind === 'row') continue;
    const known = times.get(quantity.value) ?? { mention, count: 0 };
    times.set(quantity.value, { ...known, count: known.count + 1 });
  }
  for (const { rows } of tablesOf(discourse))
    for (const cell of rows.filter(({ isTotal }) => isTotal).flatMap(({ cells }) => cells)) {
      const known = cell && times.get(cell.value);
      if (known) times.set(cell.value, { ...known, count: known.count + 1 });
    }
  // Of two as often that of last year is named behind the first.
  const [best] = [...times.values()].sort((a, b) => b.count - a.count || a.mention.id - b.mention.id);
  return best && best.count > 1 ? best.mention : undefined;
});

const OF_OTHERS = /^\)? of (?:them|these|those|whom|which|our|your|their)\b/;

/** "Of these, 2,187 were repeats": of what the sentence before is about. */
const OF_THESE = /^(?:and |but )?(?:out )?of (?:them|these|those|the)\b/i;

/** Where nothing near it is its whole, it may be of the count that the document is about. */
export function pairsOfPrincipal(discourse: Discourse, percent: Mention): Parted[] {
  const whole = principalCount(discourse);
  if (!whole || OF_OTHERS.test(percent.tail) || OF_THESE.test(percent.sentence.text)) return [];
  return adjacentParts(discourse, percent)
    .filter(({ part, score }) => score >= 2 && part !== whole && part.quantity.value < whole.quantity.value)
    .map(({ part, score }) => ({ part, whole, score, isSure: false }));
}
