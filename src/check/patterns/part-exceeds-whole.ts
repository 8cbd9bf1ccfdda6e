import { finding, spanOf } from '../find.js';
import type { Draft, Finding, Pattern } from '../model.js';
import { countText } from '../words.js';
import { namedCounts } from './named-counts.js';

/**
 * Offences of a kind are recorded out of its incidents: there cannot be more offences than incidents. Labels "(a) offences
 * (b) incidents" with values "(a) ... (b) ..." that say so have changed places.
 */
const LABELS = /\(a\) ([a-z ]{3,30}?) \(b\) ([a-z ]{3,30})/i;

function lettered(draft: Draft): Finding[] {
  const named = namedCounts(draft);
  return draft.sentences.flatMap((sentence): Finding[] => {
    const [, first = '', second = ''] =
      LABELS.exec(sentence.block.kind === 'row' ? (sentence.block.cells?.[0]?.text ?? '') : '') ?? [];
    const [a, b] = named.filter((each) => each.sentence === sentence).map(({ quantity }) => quantity);
    if (!a || !b) return [];
    const offences =
      /offence|crime/i.test(first) && /incident|call/i.test(second)
        ? [a, b]
        : /incident|call/i.test(first) && /offence|crime/i.test(second)
          ? [b, a]
          : [];
    const [part, whole] = offences;
    if (!part || !whole) return [];
    const swapped = part.value > whole.value;
    const numbers = sentence.quantities.filter(({ start }) => start >= a.start - 12);
    return [
      finding(spanOf(sentence, numbers), {
        pattern: 'part-exceeds-whole',
        verdict: swapped ? 'differs' : 'agrees',
        quoted: `${countText(part.value)} offences, ${countText(whole.value)} incidents`,
        recomputed: swapped
          ? 'more offences than incidents: offences are recorded out of incidents'
          : 'offences are fewer than incidents',
        mistake: swapped ? 'rows-swapped' : null,
        suggestion: swapped ? `${countText(whole.value)} offences, ${countText(part.value)} incidents` : null,
        covers: [],
      }),
    ];
  });
}

/** The same in two rows of one table. */
function rows(draft: Draft): Finding[] {
  return draft.facts.flatMap((offences): Finding[] => {
    if (offences.measure !== 'offences' || offences.table === undefined) return [];
    const incidents = draft.facts.find(
      (each) =>
        each.measure === 'incidents' &&
        each.subject === offences.subject &&
        each.period === offences.period &&
        each.table === offences.table,
    );
    const block = draft.blocks.find(({ at, kind }) => kind === 'row' && at.includes(offences.start));
    if (
      !incidents ||
      !block ||
      offences.value <= incidents.value ||
      (block.cells?.[0] && !/offence|crime/i.test(block.cells[0].text))
    )
      return [];
    return [
      {
        start: offences.start,
        end: offences.start + String(offences.value).length,
        text: block.text,
        pattern: 'part-exceeds-whole',
        verdict: 'differs',
        quoted: `${countText(offences.value)} offences, ${countText(incidents.value)} incidents`,
        recomputed: 'more offences than incidents: offences are recorded out of incidents',
        mistake: 'rows-swapped',
        suggestion: `${countText(incidents.value)} offences, ${countText(offences.value)} incidents`,
        covers: [],
      },
    ];
  });
}

export const partExceedsWhole: Pattern = {
  id: 'part-exceeds-whole',
  about: 'offences that outnumber the incidents they are recorded out of',
  read: (draft) => [...lettered(draft), ...rows(draft)],
};
