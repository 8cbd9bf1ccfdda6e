import type { Figure } from '../../core/figure.js';
import { groupThousands } from '../../core/format.js';
import { isMissing } from '../../core/missing.js';
import type { Period } from '../../core/months.js';
import type { Area, Estimate } from '../../core/reference.js';
import type { TargetBaseline } from '../../core/strategy.js';
import { setOf } from '../basis/areas.js';
import { denominatorOf } from '../basis/denominator.js';
import { figure } from '../figure.js';
import type { Study } from '../study.js';

/** A base within this share of an estimate is taken for it. */
const NEAR = 0.02;

/** What a printed count and its printed rate per 1,000 were divided by, and whether that is what they say. */
export function impliedBase(
  study: Study,
  area: Area,
  { value, rate, per }: TargetBaseline,
  period: Period,
): { readonly figure: Figure; readonly notes: readonly string[] } | undefined {
  if (value === undefined || rate === undefined || rate === 0) return undefined;
  const base = (1000 * value) / rate;
  const baseFigure = figure(base, [], { unit: 'count', method: 'implied base' });
  const statement = `${groupThousands(value, 0)} at ${rate} per 1,000 implies a base of ${groupThousands(base, 0)}`;
  const stated = per ?? 'population';
  const estimates = candidates(study, area, period);
  const nearest = estimates.find(({ kind }) => kind === stated);
  const off = (item: Candidate) => Math.abs(item.value - base) / item.value;
  const notes: string[] = [];
  if (nearest && off(nearest) > NEAR) {
    const closest = estimates.reduce((best, estimate) => (off(estimate) < off(best) ? estimate : best));
    const what =
      closest.kind === stated ? '' : `; it is nearer to its ${groupThousands(closest.value, 0)} ${closest.kind}`;
    const unit = stated === 'population' ? 'people' : 'households';
    notes.push(
      `${statement}, where ${area.name} had ${groupThousands(nearest.value, 0)} ${unit} on ${nearest.date}${what}. A rate on this base must not be set against one on another.`,
    );
  }
  return { figure: baseFigure, notes };
}

interface Candidate {
  readonly kind: 'population' | 'households';
  readonly value: number;
  readonly date: string;
}

/** Estimates of the area about the period: the population a rate would be divided by, and households nearest in time. */
function candidates(study: Study, area: Area, period: Period): Candidate[] {
  const people = denominatorOf(study, setOf(area), 'population', period);
  const homes = study.reference.households.filter((household) => household.area === area.code);
  const near = homes.reduce<Estimate | undefined>(
    (best, home) => (best && distance(best, period) <= distance(home, period) ? best : home),
    undefined,
  );
  return [
    ...(isMissing(people) ? [] : [{ kind: 'population' as const, value: people.value, date: people.date }]),
    ...(near ? [{ kind: 'households' as const, value: near.value, date: near.date }] : []),
  ];
}

const distance = ({ date }: Estimate, { to }: Period): number =>
  Math.abs(Number(date.slice(0, 4)) - Number(to.slice(0, 4)));
