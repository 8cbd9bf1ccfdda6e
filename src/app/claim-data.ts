import type { Base, CrimeData, NamedArea, RankScale, Recorded, RecordedValue } from '../check/data/index.js';
import { numberOf } from '../core/figure.js';
import { isMissing, type Missing, missing } from '../core/missing.js';
import type { Period } from '../core/months.js';
import type { Area, AreaSet } from '../core/reference.js';
import { boroughsOf, comparatorSets, londonBoroughs } from '../figures/basis/areas.js';
import { denominatorOf } from '../figures/basis/denominator.js';
import { percentChangeFigure } from '../figures/measures/change.js';
import { countFigure } from '../figures/measures/count.js';
import { rankOfChanges, rankOfNumbers, rankOfRates } from '../figures/measures/rank.js';
import { rateBaseOf } from '../figures/measures/rate.js';
import { Study } from '../figures/study.js';
import { gapPercent } from '../statistics/changes/gap.js';
import { ratePer1000 } from '../statistics/rates/rate.js';
import { Dataset } from '../tidy/dataset.js';

/** The answers of the data to the audit of a draft: the newest files together, and each file on its own. */

const LONDON: NamedArea = { code: 'London', name: 'London', spellings: ['greater london', 'london', 'the capital'] };

const NOT_THERE = missing('not-recorded', 'not there');

const namedArea = ({ code, name, aliases }: Area): NamedArea => ({
  code,
  name,
  // Letters that stand for a borough stand for other things in a draft.
  spellings: [name, ...aliases].map((text) => text.toLowerCase()).filter((text) => text.length > 3),
});

/** A study of one file alone, for each file of several. */
function olderStudies(study: Study): Study[] {
  const { sources, tree, moved } = study.dataset;
  if (sources.length < 2) return [];
  return sources.map(
    (source) => new Study(new Dataset([source], tree, study.reference, moved), study.reference, study.choices),
  );
}

interface CommandUnit {
  readonly area: NamedArea;
  readonly set: AreaSet;
}

/** The borough's Basic Command Unit, which reports compare it with. */
function commandUnit(study: Study, borough: Area): CommandUnit | undefined {
  const [set] = comparatorSets(study.reference.areas, borough, ['bcu']);
  if (!set) return undefined;
  const spelling = set.name.toLowerCase();
  const spellings = [spelling, spelling.replace('basic command unit', 'bcu')];
  return { area: { code: set.name, name: set.name, spellings }, set };
}

type Ask = (study: Study) => number | Missing;

const endOf = ({ dataset }: Study): string => dataset.months.at(-1) ?? '';

/** The answer of the newest files together, and those of each file that has one. */
function answersOf(study: Study): (ask: Ask) => Recorded {
  const older = olderStudies(study);
  const say = (one: Study, ask: Ask): RecordedValue | Missing => {
    const value = ask(one);
    return isMissing(value) ? value : { value, file: endOf(one) };
  };
  return (ask) => {
    const newest = say(study, ask);
    const others = older.map((one) => say(one, ask)).filter((value): value is RecordedValue => !isMissing(value));
    return isMissing(newest) ? newest : { ...newest, older: others };
  };
}

/** The figures that a draft may claim, of an offence in a borough, its Basic Command Unit or London, in one study. */
function figuresOf(unit: CommandUnit | undefined) {
  return (one: Study, area: NamedArea, offence: string) => {
    const set = setFor(one, area, unit);
    const count = (period: Period) => countFigure(one, set, offence, period);
    return {
      count,
      change: (period: Period, before: Period) => percentChangeFigure(one, count(period), count(before)),
      rate: (period: Period, base?: Base): number | Missing => {
        const offences = numberOf(count(period));
        const people = denominatorOf(one, set, base ?? rateBaseOf(one, offence), period);
        if (isMissing(offences)) return offences;
        return isMissing(people) ? people : ratePer1000(offences, people.value);
      },
      rank: (period: Period, { end, by, before }: RankScale): number | Missing => {
        if (by === 'rate') return numberOf(rankOfRates(one, offence, period)[end](area.code));
        if (by === 'count') return numberOf(rankOfNumbers(one, offence, period)[end](area.code));
        return before ? numberOf(rankOfChanges(one, offence, period, before)[end](area.code)) : NOT_THERE;
      },
    };
  };
}

function setFor(one: Study, { code, name }: NamedArea, unit: CommandUnit | undefined): AreaSet {
  if (code === LONDON.code) return londonBoroughs(one);
  return unit && code === unit.area.code ? unit.set : { name, codes: [code] };
}

export function crimeDataOf(study: Study, borough: Area): CrimeData {
  const answer = answersOf(study);
  const unit = commandUnit(study, borough);
  const figures = figuresOf(unit);
  const boroughs = boroughsOf(study.reference.areas).map(namedArea);
  return {
    borough: boroughs.find(({ code }) => code === borough.code) ?? namedArea(borough),
    areas: [...boroughs, LONDON, ...(unit ? [unit.area] : [])],
    offences: [
      ...study.reference.offences,
      ...study.reference.offenceSets.filter(({ isInReports }) => isInReports),
    ].map(({ id, label }) => ({ id, label })),
    count: (area, offence, period) => answer((one) => numberOf(figures(one, area, offence).count(period))),
    rate: (area, offence, period, base) => answer((one) => figures(one, area, offence).rate(period, base)),
    change: (area, offence, period, before) =>
      answer((one) => numberOf(figures(one, area, offence).change(period, before))),
    gap: (area, offence, period) =>
      answer((one) => {
        const [its, londons] = [area, LONDON].map((item) => figures(one, item, offence).rate(period));
        if (its === undefined || isMissing(its)) return its ?? NOT_THERE;
        return londons === undefined || isMissing(londons) ? (londons ?? NOT_THERE) : gapPercent(its, londons);
      }),
    rank: (area, offence, period, scale) => answer((one) => figures(one, area, offence).rank(period, scale)),
    moved: (offence, period, before, state) =>
      answer((one) => {
        const changes = boroughs.map((area) => numberOf(figures(one, area, offence).change(period, before)));
        const numbers = changes.filter((change): change is number => !isMissing(change));
        if (numbers.length < changes.length) return changes.find(isMissing) ?? NOT_THERE;
        return numbers.filter((change) => (state === 'rose' ? change > 0 : change < 0)).length;
      }),
  };
}
