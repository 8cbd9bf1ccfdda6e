import type { Figure } from '../../core/figure.js';
import type { SmallArea } from '../../core/reference.js';
import type { CountFigure } from '../count-figure.js';
import { changeFigure, percentChangeFigure } from '../measures/change.js';
import type { Study } from '../study.js';
import { rankInBorough, rankInLondon, shareOfBorough, smallCount, smallRate } from './small-areas.js';

/** Everything the reports say of one offence in one ward or LSOA. */
export interface SmallComparison {
  readonly area: SmallArea;
  readonly count: CountFigure;
  readonly previousCount: CountFigure;
  readonly change: Figure;
  readonly changePercent: Figure;
  readonly share: Figure;
  readonly rate: Figure;
  readonly rankInBorough: Figure;
  readonly rankInLondon: Figure;
  readonly aboveNext: Figure;
}

export function compareSmall(study: Study, area: SmallArea, offence: string): SmallComparison {
  const { period, previous } = study.choices;
  const count = smallCount(study, area, offence, period);
  const previousCount = smallCount(study, area, offence, previous);
  const london = rankInLondon(study, area.level, offence);
  return {
    area,
    count,
    previousCount,
    change: changeFigure(study, count, previousCount),
    changePercent: percentChangeFigure(study, count, previousCount),
    share: shareOfBorough(study, area, count),
    rate: smallRate(study, area, count),
    rankInBorough: rankInBorough(study, area.level, area.borough, offence).rankOf(area.code),
    rankInLondon: london.rankOf(area.code),
    aboveNext: london.aboveNext(area.code),
  };
}
