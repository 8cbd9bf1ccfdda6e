import { figureText, listInWords } from '../../core/format.js';
import { labelInSentence, monthName, monthsBetween } from '../../core/months.js';
import { groups } from '../../figures/basis/offence-lists.js';
import { labelOf, nounOf } from '../../figures/measures/comparison.js';
import { type Season, seasonOf } from '../../figures/time/seasonality.js';
import { type Columns, column } from '../shared/column.js';
import { reportTable, type TableBuilder } from '../shared/report.js';

const nameOf = (month: string): string => monthName(month).replace(/ \d{4}$/, '');

/** "December (112.3)": the month with the highest index, unless chance alone may have put it there. */
function peakOf({ peak, isPeakCertain }: Season): string {
  if (!peak) return '';
  return isPeakCertain ? `${nameOf(peak.month)} (${figureText(peak.index)})` : 'could be chance';
}

/** Month by offence: each month as an index of the average month, and the peak. */
export const seasonality: TableBuilder = {
  id: 'seasonality',
  about: 'how each month compares with the average month (100), offence by offence, the peak named',
  make({ study, area }) {
    const { period } = study.choices;
    const seasons = ['all', ...groups(study)].map((key) => ({
      key,
      level: study.tree.levelOf(key),
      ...seasonOf(study, area, key),
    }));
    const columns: Columns<(typeof seasons)[number]> = [
      column.text('offence', 'Offence', ({ key }) => labelOf(study, key)),
      column.text('peak', 'Peak', peakOf),
      ...monthsBetween(period.from, period.to).map((month, index) =>
        column.share(
          `index_${month.slice(5)}`,
          nameOf(month).slice(0, 3),
          ({ months }: Season) => months[index]?.index ?? '',
        ),
      ),
    ];
    const [all] = seasons;
    const labels = (all?.years ?? []).map(labelInSentence).reverse();
    const notes = [
      "A month's offences a day, over those of the average day of its year (100), and the mean of that over the years. Months of different length are alike in it.",
      labels.length > 0
        ? `The index of ${nounOf(study, 'all')} is made of ${listInWords(labels)}. Years with a known break inside are left out, offence by offence.`
        : 'Years with a known break inside are left out, offence by offence.',
      'A peak is named where its month has more offences a day than the other months by more than chance would usually give: twelve months are tested.',
      'Offences with fewer than 10 a month have no index: theirs would swing by chance.',
    ];
    const title = `Seasons in ${area.name}: each month beside the average month`;
    return reportTable(study, { id: 'seasonality', title, columns, rows: seasons, notes, london: false });
  },
};
