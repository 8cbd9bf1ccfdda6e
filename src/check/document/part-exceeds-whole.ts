import { tablesOf } from '../grids/grid.js';
import type { Draft, Quantity, RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { finding, spanOf } from '../verdicts/find.js';
import { numberText as countText, type FindingDetails, findingIn } from '../verdicts/report.js';
import { namedCounts } from './named-counts.js';

/**
 * Offences of a kind are recorded out of its incidents: there cannot be more offences than incidents. Labels "(a) offences
 * (b) incidents" with values "(a) ... (b) ..." that say so have changed places.
 */
const LABELS = /\(a\) ([a-z ]{3,30}?) \(b\) ([a-z ]{3,30})/i;

const pattern = 'part-exceeds-whole' as const;

const SWAPPED = {
  verdict: 'differs',
  recomputed: 'more offences than incidents: offences are recorded out of incidents',
  mistake: 'rows-swapped',
} as const;

const inWords = (offences: Quantity, incidents: Quantity): string =>
  `${countText(offences.value)} offences, ${countText(incidents.value)} incidents`;

const OFFENCES = /offence|crime/i;
const INCIDENTS = /incident|call/i;

/** Offences and incidents of two numbers under these labels; neither where the labels are of other things. */
function inOrder<T>([first, second]: readonly [string, string], a: T, b: T): readonly [T, T] | readonly [] {
  if (OFFENCES.test(first) && INCIDENTS.test(second)) return [a, b];
  return INCIDENTS.test(first) && OFFENCES.test(second) ? [b, a] : [];
}

function lettered(draft: Draft): RuleFinding[] {
  const named = namedCounts(draft);
  return draft.sentences.flatMap((sentence): RuleFinding[] => {
    const label = sentence.block.kind === 'row' ? (sentence.block.cells?.[0]?.text ?? '') : '';
    const [, first = '', second = ''] = LABELS.exec(label) ?? [];
    const [a, b] = named.filter((item) => item.sentence === sentence).map(({ quantity }) => quantity);
    if (!a || !b) return [];
    const [part, whole] = inOrder([first, second], a, b);
    if (!part || !whole) return [];
    const numbers = sentence.quantities.filter(({ start }) => start >= a.start - 12);
    const common = { pattern, quoted: inWords(part, whole), covers: [] };
    const details: FindingDetails =
      part.value > whole.value
        ? { ...common, ...SWAPPED, suggestion: inWords(whole, part) }
        : { ...common, verdict: 'agrees', recomputed: 'offences are fewer than incidents' };
    return [finding(spanOf(sentence, numbers), details)];
  });
}

/** The same in two rows of one table. */
function rows(draft: Draft): RuleFinding[] {
  return tablesOf({ draft }).flatMap((grid) => {
    const incidents = new Map(
      grid.rows
        .filter(({ offence, label }) => offence && /incident|calls?\b/i.test(label))
        .map((row) => [row.offence, row]),
    );
    return grid.rows.flatMap((row) => {
      const whole = row.offence && /offence|crime/i.test(row.label) ? incidents.get(row.offence) : undefined;
      if (!whole || whole === row) return [];
      return grid.columns.flatMap(({ index, kind, dimension }): RuleFinding[] => {
        const [part, all] = [row.cells[index], whole.cells[index]];
        const cell = row.block.cells?.[index];
        if (kind !== 'level' || dimension !== 'count' || !part || !all || !cell || part.value <= all.value) return [];
        return [
          findingIn(
            row.block,
            { pattern, ...SWAPPED, quoted: inWords(part, all), suggestion: inWords(all, part), covers: [part] },
            cell,
          ),
        ];
      });
    });
  });
}

export const partExceedsWhole: Rule = {
  id: 'part-exceeds-whole',
  about: 'offences that outnumber the incidents they are recorded out of',
  why: 'Offences are recorded out of incidents, so there cannot be more of them.',
  speaks: [
    [
      'differs',
      '| Measure | Value |\n|---|---|\n| Domestic violence (a) offences (b) incidents | (a) 10.29 (3529 people) (b) 3.55 (1218 people) |',
    ],
    [
      'agrees',
      '| Measure | Value |\n|---|---|\n| Domestic violence (a) offences (b) incidents | (a) 3.55 (1218 people) (b) 10.29 (3529 people) |',
    ],
    [
      'differs',
      '| Measure | 2018/19 |\n|---|---|\n| Domestic abuse offences | 3,529 |\n| Domestic abuse incidents | 1,218 |',
    ],
  ],
  silent: [
    '| Measure | 2018/19 |\n|---|---|\n| Domestic abuse offences | 1,218 |\n| Domestic abuse incidents | 3,529 |',
    'There were 40 offences and 30 arrests.',
    '| Measure | 2018/19 |\n|---|---|\n| Burglary offences | 400 |\n| Robbery incidents | 30 |',
  ],
  read: ({ draft }) => [...lettered(draft), ...rows(draft)],
};
