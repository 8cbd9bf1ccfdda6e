import type { Study } from '../study.js';

const isInFiles = ({ dataset }: Study, id: string): boolean => dataset.sources.some(({ offences }) => offences.has(id));

/** Whether the files know an offence, a part of it, or a member of a set of offences. */
export const isKnown = (study: Study, id: string): boolean =>
  study.tree.partsOf(id).some((part) => isInFiles(study, part));

/**
 * The indicators of the Met's other-crime dashboard that the files have: of one table, or all. They count offences that
 * are in the groups too, and overlap one another, so they are never added up.
 */
export const dashboardIndicators = (study: Study, table?: string): string[] =>
  study.tree.offences
    .filter(
      ({ id, dashboardTable }) =>
        dashboardTable !== '' && dashboardTable === (table ?? dashboardTable) && isInFiles(study, id),
    )
    .map(({ id }) => id);

/** All offences, each group with its parts beneath, then the indicators of the dashboard, as far as the files know them. */
export function everyOffence(study: Study): string[] {
  const notifiable = ['all', ...study.tree.partsOf('all').slice(1)];
  return [...notifiable.filter((id) => isKnown(study, id)), ...dashboardIndicators(study)];
}

export const groups = (study: Study): string[] => everyOffence(study).filter((id) => study.tree.levelOf(id) === 1);

/** The sets of offences that reports show by themselves. */
export const setsInReports = ({ reference }: Study): string[] =>
  reference.offenceSets.flatMap(({ id, isInReports }) => (isInReports ? [id] : []));

/** All offences together, the sets that reports show, then every other offence, as far as the files know them. */
export function everyOffenceWithSets(study: Study): string[] {
  const known = everyOffence(study);
  return [
    ...['all', ...setsInReports(study)].filter((id) => isKnown(study, id)),
    ...known.filter((id) => id !== 'all'),
  ];
}
