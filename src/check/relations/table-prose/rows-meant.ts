import type { Grid, Named } from '../../grids/grid.js';
import { rowsFor } from '../../grids/rows.js';
import { areasOf, thingsIn } from '../../mentions/clauses.js';
import { areasNear, type Discourse, isOfUnknownTown } from '../../mentions/discourse.js';
import type { Mention } from '../../mentions/mentions.js';

/** The rows of a table that a claim of the prose can be of, and whether both count the same. */

/** One offence in one table: a row of another place may have its name too. */
const isOne = (named: readonly Named[]): boolean => new Set(named.map(({ row }) => row.label)).size === 1;

/** What the heading, the name of the rows and the row say is counted. */
const thingsOfTable = ({ heading, columns }: Grid, label: string): ReadonlySet<string> =>
  thingsIn(`${heading} ${columns[0]?.heading ?? ''} ${label}`);

/** The places that a row, its table's heading and its columns name. */
const areasOfRow = ({ grid, row }: Named): ReadonlySet<string> =>
  areasOf(`${row.label} ${grid.heading} ${grid.columns.map(({ heading }) => heading).join(' ')}`.toLowerCase());

/** The rows a claim can be of: of one name, and of the places it names. */
export function rowsMeant(discourse: Discourse, claim: Mention): readonly Named[] {
  if (isOfUnknownTown(discourse, claim.sentence)) return [];
  const all = rowsFor(discourse, claim);
  const last = all.at(-1);
  const rows = isOne(all) ? all : last ? all.filter(({ row }) => row.label === last.row.label) : [];
  const areas = [...areasNear(claim)];
  return rows.filter((row) => areas.every((area) => areasOfRow(row).has(area)));
}

/** Whether the clause counts what the table does; `unsaid`: the table does not say what it counts. */
export function countsSame({ clause }: Mention, rows: readonly Named[]): boolean | 'unsaid' {
  const other = [...clause.things].some(
    (thing) => !rows.some(({ grid, row }) => row.stems.has(thing) || thingsOfTable(grid, row.label).has(thing)),
  );
  const isUnsaid = rows.every(({ grid, row }) => thingsOfTable(grid, row.label).size === 0);
  return other && isUnsaid ? 'unsaid' : !other;
}
