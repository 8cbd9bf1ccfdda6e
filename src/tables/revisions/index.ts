import { changedLabels } from './changed-labels.js';
import { largestRevisions } from './largest-revisions.js';
import { provisionalMonths } from './provisional-months.js';
import { revisedBoroughs } from './revised-boroughs.js';
import { revisedCounts } from './revised-counts.js';
import { revisedMonths } from './revised-months.js';
import { revisedOffences } from './revised-offences.js';
import { revisionByAge } from './revision-by-age.js';
import type { RevisionTable } from './revision-columns.js';

/** The tables of `revisions`, in the order they are printed. Adding one: its file and its line here. */
export const REVISION_TABLES: readonly RevisionTable[] = [
  revisedMonths,
  revisedOffences,
  revisedBoroughs,
  largestRevisions,
  revisionByAge,
  provisionalMonths,
  changedLabels,
  revisedCounts,
];
