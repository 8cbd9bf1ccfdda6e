import type { Settings } from '../config/settings.js';
import type { Diagnostic } from '../core/diagnostics.js';
import { readAreaPopulation } from '../load/lookups/area-population.js';
import type { Dataset } from '../tidy/dataset.js';
import { lookupFor, lsoasOf, misfitDiagnostics } from './lsoa-lookup.js';

/** The populations and the lookup of the user's, and the messages on their files. */
export function readLookups({ areaPopulation, lsoaLookup }: Settings, dataset: Dataset) {
  const files = {
    areaPopulation: areaPopulation === undefined ? undefined : readAreaPopulation(areaPopulation),
    lsoaWards: lsoaLookup === undefined ? undefined : lookupFor(lsoaLookup, dataset.areas, lsoasOf(dataset)),
  };
  const diagnostics: Diagnostic[] = Object.values(files).flatMap((file) => file?.diagnostics ?? []);
  const { lsoaWards } = files;
  if (lsoaWards)
    diagnostics.push(...misfitDiagnostics(lsoaWards, { what: 'LSOAs of the files', lsoas: lsoasOf(dataset) }));
  return { files, diagnostics };
}
