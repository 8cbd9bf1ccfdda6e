import type { Measure } from '../../core/crime.js';
import type { Explanation } from '../../core/explanation.js';
import type { CountQuery, Figure } from '../../core/figure.js';
import { type AreaPeriod, memoizeByArguments } from '../../core/memoize-by-arguments.js';
import type { Dataset } from '../../tidy/dataset.js';
import { rowsBehind } from '../../tidy/rows-behind.js';
import type { Disclosure } from '../basis/disclosure.js';
import { labelOf } from '../measures/comparison.js';
import type { Study } from '../study.js';
import type { Vintages } from '../time/revision.js';
import { explainFigure, type Trace } from './explain.js';

/** With small numbers suppressed, the rows of a count are shown where they are all of one label and file, one an area. */
const tellsRows = (disclosure: Disclosure | undefined): Pick<Trace, 'disclosure' | 'tellsNoPart'> => ({
  disclosure,
  tellsNoPart: ({ rows: [only, ...others] }, query) =>
    disclosure === undefined || (others.length === 0 && (only?.rows.length ?? 0) <= (query?.set.codes.length ?? 0)),
});

const rowsOfCount = memoizeByArguments(
  (
    dataset: Dataset,
    areaPeriod: AreaPeriod,
    offence: string,
    [measure, requiredMeasure]: readonly [Measure, Measure],
  ) => rowsBehind(dataset, { ...areaPeriod, offence, measure, requiredMeasure }),
);

/** How the figures of a study were made, for whoever has one and asks. */
export function explainer(study: Study): (figure: Figure) => Explanation {
  const { sources } = study;
  const rowsOf = (query: CountQuery) => {
    const { set, offence, period, measure, requiredMeasure } = query;
    return { rows: rowsOfCount(study.dataset, { set, period }, offence, [measure, requiredMeasure]), sources };
  };
  const known: Trace['known'] = new WeakMap();
  const trace: Trace = { labelOf: (offence) => labelOf(study, offence), rowsOf, known, ...tellsRows(study.disclosure) };
  return (figure) => explainFigure(trace, figure);
}

/** How the figures of two vintages were made: each count in the files of its own. */
export function revisionExplainer({ before, now, disclosure }: Vintages): (figure: Figure) => Explanation {
  const rowsOf = (query: CountQuery) => {
    const dataset = query.vintage === 'then' ? before : now;
    return { rows: rowsBehind(dataset, query), sources: dataset.sources.map(({ source }) => source) };
  };
  const labelIn = (offence: string) => now.tree.get(offence).label;
  const trace: Trace = { labelOf: labelIn, rowsOf, known: new WeakMap(), ...tellsRows(disclosure) };
  return (figure) => explainFigure(trace, figure);
}
