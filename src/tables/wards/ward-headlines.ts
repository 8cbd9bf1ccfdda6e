import { figureText, groupThousands } from '../../core/format.js';
import { inWords } from '../../core/months.js';
import type { Area } from '../../core/reference.js';
import { everyOffence, setsInReports } from '../../figures/basis/offence-lists.js';
import { isSuppressed } from '../../figures/basis/suppression.js';
import { labelOf, nounOf } from '../../figures/measures/comparison.js';
import { rankInBorough, rankInLondon, shareOfBorough } from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { type Columns, column } from '../shared/column.js';
import { type Report, reportTable, type TableBuilder } from '../shared/report.js';
import { leadSentence, needsWards, TOP, topSentence, type WardSentence, wardNotes } from './ward-words.js';

/** "Childs Hill had the most burglaries of the borough's wards, 139 (6.8%)". */
function highest(study: Study, area: Area, offence: string): WardSentence | undefined {
  const ranking = rankInBorough(study, 'ward', area.code, offence);
  const [first] = ranking.ordered;
  if (!first?.count.value) return undefined;
  // One that is kept back may have as many.
  if (ranking.ordered.some(({ count }) => isSuppressed(count))) return undefined;
  const part = shareOfBorough(study, first.area, first.count);
  const equal = ranking.ordered.filter(({ count }) => count.value === first.count.value).length;
  if (equal > 1) return undefined;
  return {
    text: `${first.area.name} had the most ${nounOf(study, offence)} of the borough's wards, ${groupThousands(first.count.value, 0)} (${figureText(part)} of those placed in a ward).`,
    figures: [first.count, part],
  };
}

/** Where the 20th ward had fewer offences than this, one offence more moves a ward by dozens of ranks. */
const SMALL = 10;

/** The offences asked for, or all, that are frequent enough in London's wards for a rank to mean something. */
const offencesOf = ({ study, offences = [] }: Report): string[] => {
  const enough = (offence: string) =>
    (rankInLondon(study, 'ward', offence).ordered[TOP - 1]?.count.value ?? SMALL) >= SMALL;
  const offenceIds = offences.length > 0 ? offences : [...setsInReports(study), ...everyOffence(study)];
  return offenceIds.filter(enough);
};

/** Which wards of the borough have the most offences in London, in plain sentences. */
export const wardHeadlines: TableBuilder = {
  id: 'ward-headlines',
  about: 'how many of the wards are in the London top 20, offence by offence (needs a ward file)',
  level: 'ward',
  absent: ({ study }) => needsWards(study),
  make(report) {
    const { study, area } = report;
    const rows = offencesOf(report).map((key) => {
      const sentences = [topSentence, leadSentence, highest].flatMap((sentence) => sentence(study, area, key) ?? []);
      return { key, level: study.tree.levelOf(key), sentences };
    });
    const columns: Columns<(typeof rows)[number]> = [
      column.text('offence', 'Offence', ({ key }) => labelOf(study, key)),
      column.text('finding', 'Finding', ({ sentences }) => sentences.map(({ text }) => text).join(' ')),
    ];
    const figures = rows.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.figures));
    const title = `Wards of ${area.name} among London's, ${inWords(study.choices.period)}`;
    const notes = [
      ...wardNotes(study),
      'Places are by number of offences; equal wards share a place (=), so that more than 20 may be in the top 20. Offences of which the 20th ward had fewer than 10 are left out.',
    ];
    const parts = { id: 'ward-headlines', title, columns, rows, notes, figures, london: false };
    return { ...reportTable(study, parts), isProse: true };
  },
};
