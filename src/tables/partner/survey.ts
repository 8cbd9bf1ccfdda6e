import type { Indicator } from '../../core/indicator.js';
import type { Column, ReportRow } from '../../core/report.js';
import { indicatorFigure, noFigure, valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { compareSurveys, respondentsText } from '../../figures/partner/survey.js';
import { type Report, type TableBuilder, text } from '../shared/report.js';
import { indicatorTable, needs, partsOf, seriesOf } from './indicator-grid.js';

const ADULTS = 'survey-adults';
const YOUNG = 'survey-young-people';
const GROUPS = { [ADULTS]: 'adults', [YOUNG]: 'young people' } as const;

const COLUMNS: readonly Column[] = [
  text('question', 'Question'),
  text('comparison', 'Compared'),
  text('period', 'Survey'),
  { key: 'value', heading: 'Percentage', unit: 'percent share' },
  text('n', 'Asked'),
  text('other_period', 'Against'),
  { key: 'other_value', heading: 'Percentage', unit: 'percent share' },
  text('other_n', 'Asked'),
  { key: 'difference', heading: 'Difference (points)', unit: 'percentage points' },
  { key: 'lower', heading: '95% from', unit: 'percentage points' },
  { key: 'upper', heading: 'to', unit: 'percentage points' },
  { key: 'p', heading: 'p', unit: 'probability' },
  text('verdict', 'Verdict'),
];

function row(report: Report, comparison: string, question: string, one: Indicator, other?: Indicator): ReportRow {
  const none = noFigure('nothing to compare with', 'percentage points');
  const compared = other && compareSurveys(one, other, report.assessment?.designEffect ?? 1);
  return {
    key: `${question}|${comparison}`,
    cells: {
      question,
      comparison,
      period: one.period.label,
      value: indicatorFigure(one),
      n: respondentsText(one),
      other_period: other?.period.label ?? '',
      other_value: other ? indicatorFigure(other) : none,
      other_n: other ? respondentsText(other) : '',
      difference: compared?.difference ?? none,
      lower: compared?.lower ?? none,
      upper: compared?.upper ?? none,
      p: compared?.p ?? none,
      verdict: compared?.verdict ?? 'cannot be judged: nothing to compare with',
    },
  };
}

/** A question of one group: this survey against the last, and against London's. */
function groupRows(report: Report, id: keyof typeof GROUPS, question: string): ReportRow[] {
  const { area, study } = report;
  const series = seriesOf(report, id, question, area.code);
  const now = valueFor(series, study.choices.period);
  if (!now) return [];
  const london = seriesOf(report, id, question, 'London');
  const same = london.find(({ from, to }) => from === now.from && to === now.to) ?? valueFor(london, now.period);
  const group = GROUPS[id];
  const before = valueBefore(series, now);
  return [
    ...(before || !same ? [row(report, `${group}: this survey and the last`, question, now, before)] : []),
    ...(same ? [row(report, `${group}: ${area.name} and London`, question, now, same)] : []),
  ];
}

function betweenGroups(report: Report, question: string): ReportRow[] {
  const [adults, young] = [ADULTS, YOUNG].map((id) =>
    valueFor(seriesOf(report, id, question, report.area.code), report.study.choices.period),
  );
  return adults && young ? [row(report, 'adults and young people', question, adults, young)] : [];
}

/** Perception surveys: this and the last, adults and young people, the borough and London, each with its test. */
export const survey: TableBuilder = {
  id: 'survey',
  about:
    'perception surveys: this and last, adults and young people, London, with a test of each, from an indicator file',
  absent: needs('survey'),
  make(report) {
    const questions = [...new Set([ADULTS, YOUNG].flatMap((id) => partsOf(report, id)))];
    const rows = questions.flatMap((question) => [
      ...groupRows(report, ADULTS, question),
      ...groupRows(report, YOUNG, question),
      ...betweenGroups(report, question),
    ]);
    const effect = report.assessment?.designEffect ?? 1;
    const tests = rows.filter(({ cells }) => typeof cells.p === 'object' && cells.p.value !== null).length;
    const notes = [
      `Significant: a test of the two percentages gives p below 0.05 (pooled z test; with Yates' correction where answers are few). The limits are of the same test: they leave out zero where the difference is significant. Design effect ${effect}${effect === 1 ? ' (a simple random sample; weighted or clustered surveys have more: --design-effect)' : ''}.`,
      ...(tests > 1
        ? [`${tests} comparisons are tested one by one: of 20 without any difference one is called significant.`]
        : []),
    ];
    const title = `Perception surveys in ${report.area.name}, ${report.study.choices.period.label}`;
    return indicatorTable(report, { id: 'survey', title, columns: COLUMNS, rows, notes });
  },
};
