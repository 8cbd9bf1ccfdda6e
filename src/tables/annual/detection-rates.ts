import type { Figure } from '../../core/figure.js';
import { capitalized } from '../../core/format.js';
import { setOf } from '../../figures/basis/areas.js';
import { dashboardIndicators, groups, isKnown } from '../../figures/basis/offence-lists.js';
import { crossesStep } from '../../figures/basis/series-breaks.js';
import {
  compareDetection,
  detectionMeasure,
  hasOutcomes,
  measureName,
  WHERE_OUTCOMES_ARE,
} from '../../figures/detection/detection.js';
import { detectionChangeLimits, detectionLimits } from '../../figures/detection/detection-limits.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { markedSignal } from '../../figures/measures/signal.js';
import type { Study } from '../../figures/study.js';
import { publishedDetection } from '../partner/published-detection.js';
import { type Columns, column } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { reportTable, type TableBuilder } from '../shared/report.js';

/** Higher or lower where the limits of the change leave out zero; a change nobody knows has no word. */
function signalOf(study: Study, offence: string, { lower, upper }: { lower: Figure; upper: Figure }): string {
  if (lower.value === null || upper.value === null) return '';
  const word = lower.value > 0 ? 'higher' : upper.value < 0 ? 'lower' : 'not distinguishable from chance';
  return markedSignal(word, crossesStep(study, offence, [study.choices.previous, study.choices.period]));
}

/** Groups whose parts have lines of their own. */
const WITH_PARTS: Readonly<Record<string, readonly string[]>> = {
  burglary: ['burglary', 'burglary-residential', 'burglary-business-and-community'],
  robbery: ['robbery', 'robbery-personal'],
};

/** All offences and the groups that the files have, and the indicators of the dashboard that have outcomes. */
function detectedOffences(study: Study): string[] {
  const known = ['all', ...groups(study).flatMap((group) => WITH_PARTS[group] ?? [group])];
  const indicators = dashboardIndicators(study).filter((offence) => hasOutcomes(study, offence));
  return [...known.filter((offence) => isKnown(study, offence)), ...indicators];
}

/** Detection rates: this year, last year, change in points, London and the gap to it. */
export const detectionRates: TableBuilder = {
  id: 'detection-rates',
  about: 'sanction detection or positive outcome rates: change in points, London and the gap',
  whatToAdd: WHERE_OUTCOMES_ARE,
  make(report) {
    const { study, area } = report;
    if (!detectionMeasure(study) && publishedDetection.absent?.(report) === undefined)
      return publishedDetection.make(report);
    const { period, previous } = study.choices;
    const name = measureName(study);
    const heading = capitalized(name);
    const offences = detectionMeasure(study) ? detectedOffences(study) : ['all'];
    const rows = offences.map((offence) => {
      const compared = compareDetection(study, area, offence);
      const { lower, upper } = detectionLimits(study, setOf(area), offence, period);
      return { key: offence, level: study.tree.levelOf(offence), ...compared, lower, upper };
    });
    const columns: Columns<(typeof rows)[number]> = [
      column.text('offence', 'Offence', ({ key }) => labelOf(study, key)),
      column.share('previous_detection_rate', `${heading} ${previous.label}`, ({ previousRate }) => previousRate),
      column.share('detection_rate', `${heading} ${period.label}`, ({ rate }) => rate),
      column.share('detection_lower', '95% limits, lower', ({ lower }) => lower),
      column.share('detection_upper', '95% limits, upper', ({ upper }) => upper),
      column.points('detection_change_points', 'Change (points)', ({ changePoints }) => changePoints),
      column.text('detection_signal', `Rate on ${previous.label}`, ({ key, changePoints }) =>
        signalOf(study, key, detectionChangeLimits(study, setOf(area), key, changePoints)),
      ),
      column.share('london_detection_rate', `${londonName(study)} ${name} ${period.label}`, (row) => row.londonRate),
      column.points('detection_gap_points', 'Gap to London (points)', ({ gapPoints }) => gapPoints),
    ];
    const notes = detectionMeasure(study)
      ? [
          `The ${name} is outcomes recorded in the 12 months over offences recorded in them; a group's rate is of all its parts together.`,
          'Sanction detections and positive outcomes (which add community resolutions) are different measures and are not compared with each other.',
          "The 95% limits are Wilson's, each offence taken for a trial of its own; higher or lower: Newcombe's 95% limits of the change leave out zero; else it is not distinguishable from chance.",
          'London is pooled: outcomes of its boroughs over their offences.',
        ]
      : [];
    const title = `${heading} in ${area.name}, ${period.label}`;
    return reportTable(study, { id: 'detection-rates', title, columns, rows, notes, london: false });
  },
};
