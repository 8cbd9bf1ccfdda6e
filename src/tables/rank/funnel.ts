import type { Unit } from '../../core/figure.js';
import { capitalized, groupThousands } from '../../core/format.js';
import { nameWithMovedParts } from '../../figures/basis/moved-parts.js';
import { isSuppressed } from '../../figures/basis/suppression.js';
import { labelOf } from '../../figures/measures/comparison.js';
import { type Funnel, funnelOf } from '../../figures/measures/funnel.js';
import { rateUnitOf } from '../../figures/measures/rate.js';
import { type Columns, column } from '../shared/column.js';
import { londonName } from '../shared/columns.js';
import { RESIDENTS_NOTE, reportTable } from '../shared/report.js';
import type { RankTable } from './rank-report.js';

/** Above this the boroughs differ by more than chance even where nothing is amiss. */
const MUCH = 2;

const marked = (position: string): string => {
  if (position.startsWith('above')) return `▲ ${position}`;
  return position.startsWith('below') ? `▼ ${position}` : position;
};

const DRAWN_IN = 'the outermost tenth on each side drawn in to the next';

/** How much the boroughs differ, and whether the limits allow for it. */
function spreadNote({ dispersion, dispersionOfAll }: Funnel, allowedFor: boolean): string {
  const timesText = (value: number) => `${groupThousands(value, 1)} times`;
  const measured = `φ, of variances, ${DRAWN_IN}; ${timesText(dispersionOfAll)} with all as they are`;
  if (dispersion < 1) {
    return `The rates of the boroughs vary less than chance alone would make them: ${timesText(dispersion)} as much (${measured}). The limits are those of chance.`;
  }
  const much = `The rates of the boroughs vary ${timesText(dispersion)} as much as chance alone would make them (${measured}):`;
  if (allowedFor) return `${much} the limits are widened by the root of the first.`;
  return dispersion > MUCH
    ? `${much} places differ, and many lie outside. Limits that allow for it are wider, by the root of the first.`
    : `${much} hardly more than chance.`;
}

/** "Population", "Households", "Dwellings". */
function denominatorHeading(unit: Unit): string {
  const name = unit.replace('per 1,000 ', '');
  return capitalized(name);
}

/** Whether a borough's rate lies further from London's than chance would bring a place of its size. */
export const funnel: RankTable = {
  id: 'funnel',
  about: 'each borough between the 95% and 99.8% limits that chance would give a place of its size',
  make({ study, area, offence, overDispersion }) {
    const funnelFigures = funnelOf(study, offence, overDispersion);
    const { points, london } = funnelFigures;
    const isWidened = overDispersion && funnelFigures.dispersion > 1;
    const unit = rateUnitOf(study, offence);
    const rows = points
      .map((point) => ({ key: point.area.code, marked: point.area.code === area.code, ...point }))
      .sort((a, b) => (a.denominator.value ?? 0) - (b.denominator.value ?? 0));
    const rate = column.of(unit);
    const columns: Columns<(typeof rows)[number]> = [
      column.text('area', 'Borough', (point) => nameWithMovedParts(study.dataset, point.area, [point.count])),
      column.count('denominator', denominatorHeading(unit), ({ denominator }) => denominator),
      rate('rate', 'Rate', (point) => point.rate),
      rate('lower_99_8', '99.8% limits, lower', ({ limits998 }) => limits998.lower),
      rate('lower_95', '95% limits, lower', ({ limits95 }) => limits95.lower),
      rate('london', londonName(study), () => london),
      rate('upper_95', '95% limits, upper', ({ limits95 }) => limits95.upper),
      rate('upper_99_8', '99.8% limits, upper', ({ limits998 }) => limits998.upper),
      column.text('place', 'Lies', ({ position }) => (position ? marked(position) : '')),
    ];
    const known = points.flatMap(({ position }) => position ?? []);
    const count = (part: string) => known.filter((position) => position.includes(part)).length;
    const limits = [
      `Smallest first. Boroughs within the limits: ${count('within')} of ${known.length}; between the 95% and the 99.8% limits: ${count('95%')}; beyond: ${count('99.8%')}.`,
      spreadNote(funnelFigures, overDispersion),
      isWidened
        ? "The limits are London's rate ± 1.96 and ± 3.09 times its standard error for a borough of that size, widened."
        : "The limits are the Poisson quantiles of the offences a borough of that size would have at London's rate: one in 20 lies outside the 95% limits by chance alone, one in 500 outside the 99.8% limits.",
    ];
    // Without London there are no limits to speak of.
    const notes = [...(isSuppressed(london) ? ['Smallest first.'] : limits), RESIDENTS_NOTE];
    const title = `${labelOf(study, offence)} ${unit}: the boroughs beside what chance allows, ${study.choices.period.label}`;
    return reportTable(study, { id: 'funnel', title, columns, rows, notes });
  },
};
