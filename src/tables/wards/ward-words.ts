import type { Figure } from '../../core/figure.js';
import { figureText, groupThousands, listInWords, ordinal } from '../../core/format.js';
import { monthName } from '../../core/months.js';
import type { Area, SmallArea } from '../../core/reference.js';
import { nounOf } from '../../figures/measures/comparison.js';
import { rankInLondon, smallAreas, smallAreasOf } from '../../figures/small-areas/small-areas.js';
import type { Study } from '../../figures/study.js';
import { BOUNDARY_NAMES } from '../../tidy/ward-boundaries.js';
import { isClosedWard } from '../../tidy/wards/closed-wards.js';

/** Why the tables of wards cannot be built; undefined when they can. */
export function needsWards(study: Study): string | undefined {
  if (smallAreas(study, 'ward').length > 0) return undefined;
  const some = study.dataset.sources.some(({ level }) => level === 'ward');
  return some
    ? `no ward file has ${study.choices.period.to}; add the one that has, or choose another period`
    : "there is no ward file; add the Met's ward file with --data";
}

/** Which wards the rows of a table are, whatever its columns say of them. */
export function wardBasisNotes(study: Study): string[] {
  const source = study.dataset.sourceOfLevel('ward', study.choices.period.to);
  const names = source?.boundaries ? ` (${BOUNDARY_NAMES[source.boundaries]})` : '';
  const twice = repeated(smallAreas(study, 'ward'));
  const closed = [...(source?.smallAreas.values() ?? [])].filter(isClosedWard).map(({ name, gss }) => `${name} ${gss}`);
  return [
    `Wards are those of the file for ${monthName(study.choices.period.to)}${names}; wards of other boundaries are never compared with them.`,
    ...(twice.length > 0
      ? [`In the file ${listInWords(twice)} stands under more than one borough; each part is a ward of its own here.`]
      : []),
    ...(closed.length > 0
      ? [`Not listed or ranked, because the file marks them as no longer in use: ${listInWords(closed)}.`]
      : []),
  ];
}

/** The same for tables with ranks and shares. */
export function wardNotes(study: Study): string[] {
  const [wards = '', ...others] = wardBasisNotes(study);
  return [
    wards,
    'Ranks of wards are by number of offences, 1 = most; a ward with more people or visitors has more offences.',
    'Wards add up to less than the borough: offences without a known place are in no ward. Shares are of the offences placed in the wards; nothing is scaled up.',
    ...others,
  ];
}

/** Ward codes that stand under more than one borough. */
function repeated(wards: readonly SmallArea[]): string[] {
  const seen = new Set<string>();
  return wards.flatMap(({ gss, name }) => {
    if (seen.has(gss)) return [`${name} (${gss})`];
    seen.add(gss);
    return [];
  });
}

export const TOP = 20;

export interface WardSentence {
  readonly text: string;
  readonly figures: readonly Figure[];
}

/** "8 of the 24 wards of Barnet are in the London top 20 for burglaries: Childs Hill (1st), ...". */
export function topSentence(study: Study, area: Area, offence: string): WardSentence {
  const ranking = rankInLondon(study, 'ward', offence);
  const wards = smallAreasOf(study, 'ward', area.code).map((ward) => ({ ward, rank: ranking.rankOf(ward.code) }));
  const figures = wards.map(({ rank }) => rank);
  const noun = nounOf(study, offence);
  const absent = figures.find(({ value }) => value === null);
  if (absent)
    return { text: `Wards of ${area.name} have no place in London for ${noun} (${absent.missing}).`, figures };
  const top = wards
    .filter(({ rank }) => (rank.value ?? TOP + 1) <= TOP)
    .sort((a, b) => (a.rank.value ?? 0) - (b.rank.value ?? 0));
  const many = `${top.length === 0 ? 'None' : top.length} of the ${wards.length} wards of ${area.name}`;
  const listed = top.map(({ ward, rank }) => `${ward.name} (${ordinal(rank.value ?? 0)}${rank.tied ? '=' : ''})`);
  const names = listed.length > 0 ? `: ${listInWords(listed)}` : '';
  return {
    text: `${many} ${top.length === 1 || top.length === 0 ? 'is' : 'are'} in the London top ${TOP} for ${noun}${names}.`,
    figures,
  };
}

/** "Childs Hill had 25.0% more burglaries (139) than the next highest ward in London (111, Cazenove in Hackney)". */
export function leadSentence(study: Study, area: Area, offence: string): WardSentence | undefined {
  const ranking = rankInLondon(study, 'ward', offence);
  const [first, second] = ranking.ordered;
  if (!first || !second || first.area.borough !== area.code) return undefined;
  if (first.count.value === second.count.value) return undefined;
  const lead = ranking.aboveNext(first.area.code);
  if (lead.value === null || lead.value <= 0) return undefined;
  const borough = study.reference.areas.find(({ code }) => code === second.area.borough)?.name ?? '';
  const count = (figure: Figure) => groupThousands(figure.value ?? 0, 0);
  const more = figureText(lead).replace(/^\+/, '');
  const text = `${first.area.name} had ${more} more ${nounOf(study, offence)} (${count(first.count)}) than the next highest ward in London (${second.area.name} in ${borough}, ${count(second.count)}).`;
  return { text, figures: [lead, first.count, second.count] };
}
