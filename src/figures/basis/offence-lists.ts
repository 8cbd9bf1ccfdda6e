import type { Study } from '../study.js';

/** All offences, then each group with its parts beneath, as far as the files know them. */
export function everyOffence(study: Study): string[] {
  const { tree } = study;
  const known = (id: string) =>
    tree.partsOf(id).some((part) => study.dataset.sources.some(({ offences }) => offences.has(part)));
  return ['all', ...tree.partsOf('all').slice(1)].filter(known);
}

export const groups = (study: Study): string[] => everyOffence(study).filter((id) => study.tree.levelOf(id) === 1);
