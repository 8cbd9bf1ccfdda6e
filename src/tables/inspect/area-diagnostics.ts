import type { Diagnostic } from '../../core/diagnostics.js';
import { whenInWords } from '../../figures/basis/moved-parts.js';
import { areaSteps } from '../../figures/cross-checks/area-steps.js';
import { stepInWords } from '../../figures/cross-checks/areas.js';
import type { Dataset } from '../../tidy/dataset.js';

/** What files do with parts of boroughs: moves that are known, and those that the counts look like. */
export function areaDiagnostics(dataset: Dataset): Diagnostic[] {
  const nameOf = (code: string) => dataset.areas.find((area) => area.code === code)?.name ?? code;
  const known = dataset.moved.parts.map((part): Diagnostic => {
    const when = whenInWords(dataset, part);
    const text = `${part.name} is apart from any borough ${when}, in other months in ${nameOf(part.borough)}; it is counted in ${nameOf(part.borough)} in every month.`;
    return { level: 'note', text };
  });
  const steps = areaSteps(dataset).steps.map((step): Diagnostic => {
    const what = stepInWords(step, true);
    return step.borough
      ? {
          level: 'warning',
          text: `Offences may have moved between ${what}. If so, add a line to data/reference/area-moves.csv.`,
        }
      : {
          level: 'note',
          text: `An entry that is no borough begins or ends, and no borough is seen to step the other way by as much: ${what}.`,
        };
  });
  return [...known, ...steps];
}
