import type { CommandResult } from '../app/command-result.js';
import type { Diagnostic } from '../core/diagnostics.js';
import type { Area } from '../core/reference.js';
import { explainer } from '../figures/explain/explainer.js';
import { labelOf } from '../figures/measures/comparison.js';
import type { Study } from '../figures/study.js';
import type { Document } from '../write/document.js';
import { jsonSource } from '../write/json.js';

/** What the reports on a study share: how scripts read their heads, and how a document becomes the result of a command. */

export const jsonArea = ({ code, name }: Area) => ({ code, name });

export const jsonOffence = (study: Study, id: string) => ({ id, label: labelOf(study, id) });

export const jsonSources = (study: Study) => study.sources.map(jsonSource);

interface Prepared {
  readonly study: Study;
  readonly diagnostics: readonly Diagnostic[];
}

/** The document of a study, whose numbers can be explained, with its summary for standard error. */
export const studyResult = (
  { study, diagnostics }: Prepared,
  document: Document,
  summary: string | readonly string[],
): CommandResult => ({
  // Added to the document itself: a copy would make its JSON before it is asked for.
  document: Object.assign(document, { explain: explainer(study) }),
  diagnostics,
  sources: study.sources,
  summary,
});
