import { periodBetween } from '../../core/months.js';
import type { Area, AreaSet } from '../../core/reference.js';
import { londonBoroughs, setOf } from '../basis/areas.js';
import { everyOffence, setsInReports } from '../basis/offence-lists.js';
import { isSuppressed } from '../basis/suppression.js';
import { countFigure, recordedCount } from '../measures/count.js';
import type { Study } from '../study.js';
import type { OffenceCases } from './same-cases.js';

/** Every offence and set of offences in the borough and in London, for indicators that count the same cases; none where all is shown. */
export function offenceCases(study: Study, area: Area): OffenceCases[] {
  if (!study.disclosure) return [];
  const offences = [...everyOffence(study), ...setsInReports(study)];
  const of = (code: string, set: AreaSet, offence: string): OffenceCases => ({
    area: code,
    isKeptBack: isSuppressed(countFigure(study, set, offence, study.choices.period)),
    countIn: (from, to) => recordedCount(study, set, offence, periodBetween(from, to)).value ?? undefined,
  });
  return offences.flatMap((offence) => [
    of(area.code, setOf(area), offence),
    of('London', londonBoroughs(study), offence),
  ]);
}
