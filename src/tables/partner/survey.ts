import type { Figure } from '../../core/figure.js';
import type { Indicator } from '../../core/indicator.js';
import { indicatorFigure, noFigure, valueBefore, valueFor } from '../../figures/partner/indicator.js';
import { compareSurveys, respondentsText } from '../../figures/partner/survey.js';
import { type Columns, column, type RowHead } from '../shared/column.js';
import type { Report, TableBuilder } from '../shared/report.js';
import { indicatorTable, needs, partsOf, seriesOf } from './indicator-grid.js';

const ADULTS = 'survey-adults';
const YOUNG = 'survey-young-people';
const GROUPS = { [ADULTS]: 'adults', [YOUNG]: 'young people' } as const;

/** Two surveys that are compared; the second is undefined where there is nothing to compare with. */
interface SurveyRow extends RowHead {
  readonly question: string;
  readonly comparison: string;
  readonly one: Indicator;
  readonly other: Indicator | undefined;
  readonly value: Figure;
  readonly compared: ReturnType<typeof compareSurveys> | undefined;
}

const NONE = noFigure('nothing to compare with', 'percentage points');

const COLUMNS: Columns<SurveyRow> = [
  column.text('question', 'Question', ({ question }) => question),
  column.text('comparison', 'Compared', ({ comparison }) => comparison),
  column.text('period', 'Survey', ({ one }) => one.period.label),
  column.share('value', 'Percentage', ({ value }) => value),
  column.text('n', 'Asked', ({ one }) => respondentsText(one)),
  column.text('other_period', 'Against', ({ other }) => other?.period.label ?? ''),
  column.share('other_value', 'Percentage', ({ other }) => (other ? indicatorFigure(other) : NONE)),
  column.text('other_n', 'Asked', ({ other }) => (other ? respondentsText(other) : '')),
  column.points('difference', 'Difference (points)', ({ compared }) => compared?.difference ?? NONE),
  column.points('lower', '95% from', ({ compared }) => compared?.lower ?? NONE),
  column.points('upper', 'to', ({ compared }) => compared?.upper ?? NONE),
  column.probability('p', 'p', ({ compared }) => compared?.p ?? NONE),
  column.text('verdict', 'Verdict', ({ compared }) => compared?.verdict ?? 'cannot be judged: nothing to compare with'),
];

function rowOf(report: Report, parts: Pick<SurveyRow, 'question' | 'comparison' | 'one' | 'other'>): SurveyRow {
  const { question, comparison, one, other } = parts;
  const compared = other && compareSurveys(one, other, report.assessment?.designEffect ?? 1);
  return { key: `${question}|${comparison}`, ...parts, value: indicatorFigure(one), compared };
}

/** A question of one group: this survey against the last, and against London's. */
function groupRows(report: Report, id: keyof typeof GROUPS, question: string): SurveyRow[] {
  const { area, study } = report;
  const series = seriesOf(report, id, question, area.code);
  const now = valueFor(series, study.choices.period);
  if (!now) return [];
  const london = seriesOf(report, id, question, 'London');
  const same = london.find(({ from, to }) => from === now.from && to === now.to) ?? valueFor(london, now.period);
  const compare = (what: string, other: Indicator | undefined) =>
    rowOf(report, { question, comparison: `${GROUPS[id]}: ${what}`, one: now, other });
  const before = valueBefore(series, now);
  return [
    ...(before || !same ? [compare('this survey and the last', before)] : []),
    ...(same ? [compare(`${area.name} and London`, same)] : []),
  ];
}

function betweenGroups(report: Report, question: string): SurveyRow[] {
  const [adults, young] = [ADULTS, YOUNG].map((id) =>
    valueFor(seriesOf(report, id, question, report.area.code), report.study.choices.period),
  );
  return adults && young
    ? [rowOf(report, { question, comparison: 'adults and young people', one: adults, other: young })]
    : [];
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
    const tests = rows.filter(({ compared }) => compared && compared.p.value !== null).length;
    const notes = [
      `Significant: a test of the two percentages gives p below 0.05 (pooled z test; with Yates' correction where answers are few). The limits are of the same test: they leave out zero where the difference is significant. Design effect ${effect}${effect === 1 ? ' (a simple random sample; weighted or clustered surveys have more)' : ''}.`,
      ...(tests > 1
        ? [`${tests} comparisons are tested one by one: of 20 without any difference one is called significant.`]
        : []),
    ];
    const title = `Perception surveys in ${report.area.name}, ${report.study.choices.period.label}`;
    return indicatorTable(report, { id: 'survey', title, columns: COLUMNS, rows, notes });
  },
};
