import type { Figure } from '../../core/figure.js';
import type { Column, ReportRow } from '../../core/report.js';
import { setOf } from '../../figures/basis/areas.js';
import { groups } from '../../figures/basis/offence-lists.js';
import { crossesStep } from '../../figures/basis/series-breaks.js';
import {
  compareDetection,
  detectionMeasure,
  measureName,
  WHERE_OUTCOMES_ARE,
} from '../../figures/detection/detection.js';
import { detectionChangeLimits, detectionLimits } from '../../figures/detection/detection-limits.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { markedSignal } from '../../figures/measures/signal.js';
import type { Study } from '../../figures/study.js';
import { plainIndicatorTable } from '../partner/indicator-grid.js';
import { londonName } from '../shared/columns.js';
import { reportTable, type TableBuilder, text } from '../shared/report.js';

/** Where no file has outcomes, rates that were published stand in an indicator file. */
const publishedDetection = plainIndicatorTable(
  'detection-rates',
  'Sanction detection rates, as published,',
  'published sanction detection rates',
  ['No file with outcomes is at hand: these rates are not worked out here, and are printed as they were published.'],
);

/** Higher or lower where the limits of the change leave out zero; a change nobody knows has no word. */
function signalOf(study: Study, offence: string, { lower, upper }: { lower: Figure; upper: Figure }): string {
  if (lower.value === null || upper.value === null) return '';
  const word = lower.value > 0 ? 'higher' : upper.value < 0 ? 'lower' : 'not distinguishable from chance';
  return markedSignal(word, crossesStep(study, offence, [study.choices.previous, study.choices.period]));
}

/** Detection rates: this year, last year, change in points, London and the gap to it. */
export const detectionRates: TableBuilder = {
  id: 'detection-rates',
  about: 'sanction detection or positive outcome rates: change in points, London and the gap',
  make(report) {
    const { study, area } = report;
    if (!detectionMeasure(study) && publishedDetection.absent?.(report) === undefined)
      return publishedDetection.make(report);
    const { period, previous } = study.choices;
    const name = measureName(study);
    const heading = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    const parts = (group: string) =>
      group === 'burglary'
        ? ['burglary', 'burglary-residential', 'burglary-business-and-community']
        : group === 'robbery'
          ? ['robbery', 'robbery-personal']
          : [group];
    const offences = detectionMeasure(study) ? ['all', ...groups(study).flatMap(parts)] : ['all'];
    const rows: ReportRow[] = offences.map((offence) => {
      const { rate, previousRate, changePoints, londonRate, gapPoints } = compareDetection(study, area, offence);
      const limits = detectionLimits(study, setOf(area), offence, period);
      const moved = detectionChangeLimits(study, setOf(area), offence, changePoints);
      return {
        key: offence,
        level: study.tree.levelOf(offence),
        cells: {
          offence: labelOf(study, offence),
          previous_detection_rate: previousRate,
          detection_rate: rate,
          detection_lower: limits.lower,
          detection_upper: limits.upper,
          detection_change_points: changePoints,
          detection_signal: signalOf(study, offence, moved),
          london_detection_rate: londonRate,
          detection_gap_points: gapPoints,
        },
      };
    });
    const columns: Column[] = [
      text('offence', 'Offence'),
      { key: 'previous_detection_rate', heading: `${heading} ${previous.label}`, unit: 'percent share' },
      { key: 'detection_rate', heading: `${heading} ${period.label}`, unit: 'percent share' },
      { key: 'detection_lower', heading: '95% limits, lower', unit: 'percent share' },
      { key: 'detection_upper', heading: '95% limits, upper', unit: 'percent share' },
      { key: 'detection_change_points', heading: 'Change (points)', unit: 'percentage points' },
      text('detection_signal', `Rate on ${previous.label}`),
      { key: 'london_detection_rate', heading: `${londonName(study)} ${name} ${period.label}`, unit: 'percent share' },
      { key: 'detection_gap_points', heading: 'Gap to London (points)', unit: 'percentage points' },
    ];
    const notes = detectionMeasure(study)
      ? [
          `The ${name} is outcomes recorded in the 12 months over offences recorded in them; a group's rate is of all its parts together.`,
          'Sanction detections and positive outcomes (which add community resolutions) are different measures and are not compared with each other.',
          "The 95% limits are Wilson's, each offence taken for a trial of its own; higher or lower: Newcombe's 95% limits of the change leave out zero; else it is not distinguishable from chance.",
          'London is pooled: outcomes of its boroughs over their offences.',
        ]
      : [WHERE_OUTCOMES_ARE];
    const title = `${heading} in ${area.name}, ${period.label}`;
    return reportTable(study, { id: 'detection-rates', title, columns, rows, notes, london: false });
  },
};
