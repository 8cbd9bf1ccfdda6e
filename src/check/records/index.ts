import type { Draft, Finding } from '../model.js';
import type { Records } from './records.js';
import { sentencesAgainst } from './sentence-claims.js';
import { tableRowsAgainst } from './table-rows.js';

export type { Base, End, NamedArea, Recorded, Records, Said } from './records.js';

/** Everything of a draft whose measure, area, offence and months are known, held against the files. */
export const againstRecords = (draft: Draft, records: Records): Finding[] => [
  ...tableRowsAgainst(records, draft),
  ...sentencesAgainst(records, draft),
];
