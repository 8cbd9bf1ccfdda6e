import type { Discourse } from '../mentions/discourse.js';
import type { RuleFinding } from '../model.js';
import type { CrimeData } from './crime-data.js';
import { sentencesAgainst } from './sentence-claims.js';
import { tableRowsAgainst } from './tables/table-rows.js';

export type { Base, CrimeData, NamedArea, RankScale, Recorded, RecordedValue } from './crime-data.js';

/** Everything of a draft whose measure, area, offence and months are known, compared with the files. */
export const againstData = (discourse: Discourse, records: CrimeData): RuleFinding[] => [
  ...tableRowsAgainst(records, discourse),
  ...sentencesAgainst(records, discourse),
];
