import { groupThousands } from '../../core/format.js';
import { inWords, monthName, monthRange, type Period } from '../../core/months.js';
import { baseName } from '../../core/position.js';
import type { Definition, FrontMatter } from '../../core/report.js';
import { ERA_NAMES } from '../../figures/measures/count.js';
import { definitions } from './definitions.js';
import { keyFigures } from './key-figures.js';
import { ESTIMATES_SOURCE, estimateFileSource, type Report, userEstimateFiles } from './report.js';

/** Each publisher's licence line, then each file with its vintage and hash. */
function sources({ study }: Report): string[] {
  const attributions = [...new Set(study.sources.map(({ attribution }) => attribution))];
  const files = study.sources.map(
    ({ file, era, from, to, rows }) =>
      `${baseName(file)}: ${ERA_NAMES[era]}, ${monthRange(from, to)} (vintage ${monthName(to)}), ${groupThousands(rows, 0)} rows`,
  );
  const userEstimates = userEstimateFiles(study)
    .map(estimateFileSource)
    .map((line) => `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`);
  return [...attributions, ...userEstimates, `Population and households: ${ESTIMATES_SOURCE}`, ...files];
}

/** What stands under the title of a document. */
function cover({ study, area, quarter }: Report): Definition[] {
  const { period, previous, base } = study.choices;
  const months = ({ from, to }: Period) => monthRange(from, to).replace(' to ', ' to the end of ');
  return [
    { term: 'Borough', meaning: area.name },
    { term: 'Period', meaning: months(quarter ?? period) },
    {
      term: 'Compared with',
      meaning: quarter
        ? `the same quarter a year before; rates and ranks are of the ${inWords(period)}`
        : `the ${inWords(previous)}, and the ${inWords(base)}`,
    },
  ];
}

/** What a report says of itself: title, period, definitions, sources with their licence. */
export function frontMatter(report: Report): FrontMatter {
  const { study, area, quarter } = report;
  const { period, previous, base } = study.choices;
  const title = quarter
    ? `Recorded crime in ${area.name}: ${quarter.label}`
    : `Recorded crime in ${area.name}, ${period.label}`;
  const against = quarter
    ? `${quarter.label} (${monthRange(quarter.from, quarter.to)}), against the same quarter a year before; rates and ranks of the ${inWords(period)}`
    : `Community Safety Strategic Assessment: ${period.label} (${monthRange(period.from, period.to)}), against ${previous.label} and the base year ${base.label}`;
  const dataTo = study.dataset.months.at(-1) ?? period.to;
  return {
    title,
    period: against,
    cover: cover(report),
    keyFigures: keyFigures(report),
    definitions: definitions(report),
    sources: sources(report),
    hashes: study.sources.map(({ file, sha256 }) => `${baseName(file)}: SHA-256 ${sha256}`),
    dataTo,
  };
}
