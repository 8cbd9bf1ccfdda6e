import { lastMonthOf, periodKey } from '../mentions/periods.js';
import type { Draft, Quantity, RuleFinding, Sentence } from '../model.js';
import { perObject } from '../per-object.js';
import type { Rule } from '../rule.js';
import { finding, spanOf } from '../verdicts/find.js';

/** "Figures based on the rolling 12 months to March 2018" in a report whose other periods end in 2017. */

interface Dated {
  readonly sentence: Sentence;
  readonly quantity: Quantity;
  readonly month: string;
}

/** Plans speak of the future; figures cannot. */
const FUTURE = /\b(?:will|plan(?:s|ned)?|strategy|target|by|until|expected|forecast|projected|aim|refresh|next)\b/i;
const OF_DATA =
  /(?:figures?|data|months? (?:to|ending|ended)|year (?:to|ending|ended)|based on|as at|recorded|there were)/i;

function datedIn(draft: Draft): Dated[] {
  return draft.sentences.flatMap((sentence) =>
    sentence.quantities.flatMap((quantity): Dated[] => {
      const month = quantity.kind === 'period' ? lastMonthOf(quantity.period ?? '') : '';
      const isMonth = /[a-z]/i.test(quantity.text) && !/spring|summer|autumn|winter/i.test(quantity.text);
      return month !== '' && isMonth ? [{ sentence, quantity, month }] : [];
    }),
  );
}

/** The report's own date where it states one: "Date: 12 July 2017", "Report of July 2017". */
const STATED =
  /^(?:date|published|(?:report|meeting|release|publication) date|date of (?:report|meeting))\b[: ]+(?:on )?(?:\d{1,2}(?:st|nd|rd|th)? )?([a-z]+ (?:19|20)\d\d)/i;

const statedDate = (draft: Draft): string | undefined => {
  const found = draft.blocks.map(({ text }) => STATED.exec(text)?.[1]).find((item) => item !== undefined);
  return found && lastMonthOf(periodKey(found));
};

const YEAR = /\b20\d\d(?:[/–-]\d\d)?\b/g;
const lastYear = (text: string): number => (text.length > 4 ? 2000 + Number(text.slice(5)) : Number(text));

/** The last year that stands in each text of the draft that speaks of no plan: in prose, a column, a date of release. */
const yearsOf = perObject(({ blocks, sentences }: Draft): readonly number[] => {
  const headers = new Set(blocks.flatMap(({ table }) => table?.header ?? []));
  const texts = sentences.map(({ text }) => text).filter((text) => !FUTURE.test(text));
  return [...texts, ...headers].map((text) => Math.max(0, ...(text.match(YEAR) ?? []).map(lastYear)));
});

const monthsApart = (a: string, b: string): number =>
  (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5)) - Number(a.slice(5));

function say({ sentence, quantity }: Dated, than: string, why: string): RuleFinding {
  const year = Number(/(?:19|20)\d\d/.exec(quantity.text)?.[0] ?? 0);
  return finding(spanOf(sentence, [quantity]), {
    pattern: 'period-after-report',
    verdict: 'differs',
    quoted: quantity.text,
    recomputed: `later than ${why} (${than})`,
    mistake: 'period-after-report',
    suggestion: quantity.text.replace(String(year), String(year - 1)),
  });
}

export const periodAfterReport: Rule = {
  id: 'period-after-report',
  about: "a period of figures that ends after the report's date, or a year after every other period of it",
  why: 'A year is mistyped, and figures are of a time that had not come.',
  speaks: [
    ['differs', 'Date: 12 July 2017\n\nThere were 400 burglaries in the 12 months to March 2018.'],
    ['differs', 'Report date: 4 May 2020\n\nThere were 90 robberies in the year to March 2021.'],
    ['differs', 'Published 3 June 2019\n\nFigures are based on the 12 months to March 2020.'],
  ],
  silent: [
    'Date: 12 July 2017\n\nThere were 400 burglaries in the 12 months to March 2017.',
    'Date: 12 July 2017\n\nThe plan runs until March 2020.',
    'There were 90 robberies in the year to March 2021.',
    '# Crime in the county: year ending September 2024\n\nOffences fell in the year ending September 2023 and in the year ending September 2023 in the town.\n\n| Offence | 2023 | 2024 |\n|---|---|---|\n| Arson | 30 | 31 |',
  ],
  read({ draft }) {
    const dated = datedIn(draft);
    const stated = statedDate(draft);
    const ofData = dated.filter(({ sentence }) => OF_DATA.test(sentence.text) && !FUTURE.test(sentence.text));
    if (stated)
      return ofData.filter(({ month }) => month > stated).map((one) => say(one, stated, "the report's own date"));
    const months = dated
      .filter(({ sentence }) => !FUTURE.test(sentence.text))
      .map(({ month }) => month)
      .sort();
    return ofData.flatMap((one) => {
      const others = months.filter((month) => month !== one.month);
      const latest = others.filter((month) => month < one.month).at(-1);
      const isLast = months.filter((month) => month >= one.month).length === 1;
      const twins = others.filter((month) => monthsApart(month, one.month) === 12).length;
      if (!latest || !isLast || twins < 2 || monthsApart(latest, one.month) < 6) return [];
      const year = Number(one.month.slice(0, 4));
      if (yearsOf(draft).filter((item) => item >= year).length > 1) return [];
      return [say(one, latest, 'every other period of the document')];
    });
  },
};
