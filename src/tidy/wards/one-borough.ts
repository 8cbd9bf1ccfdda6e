import type { SourceRow, SourceTable } from '../../core/crime.js';
import { inputError } from '../../core/errors.js';
import { positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { Area } from '../../core/reference.js';
import { codeOfSmallArea } from '../ward-homes.js';

interface Met {
  readonly area: Area;
  readonly row: SourceRow;
}

/**
 * A ward or LSOA lies in one borough: its code under a second one is a row in the wrong borough, or a copy that would be counted
 * twice. Gives what looks at each row and the borough it counts in; rows of an entry that is no borough are passed over.
 */
export function oneBoroughOnly(table: SourceTable): (row: SourceRow, area: Area) => void {
  const met = new Map<string, Met>();
  return (row, area) => {
    if (area.kind === 'no-borough') return;
    const code = codeOfSmallArea(row);
    const first = met.get(code);
    if (first === undefined) met.set(code, { area, row });
    else if (first.area !== area) throw refusal(table, code, [first, { area, row }]);
  };
}

function refusal(table: SourceTable, code: string, met: readonly Met[]): Error {
  const [first, later] = [...met].sort((a, b) => a.row.row - b.row.row);
  const positionOf = (one: Met | undefined) =>
    `${one?.area.name}, ${positionText({ ...table, row: one?.row.row ?? 0, column: table.columns.area })}`;
  const name = quoteForMessage([code, later?.row.smallArea?.name].join(' '));
  return inputError(
    { ...table, row: later?.row.row ?? 0, column: table.columns.area },
    `${name} is in ${later?.area.name} here and in ${positionOf(first)}; it lies in one borough: correct the borough, or delete the row if it is a copy.`,
  );
}
