import type { SourceRow, SourceTable } from '../../core/crime.js';
import { inputError } from '../../core/errors.js';
import { positionText } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { Area } from '../../core/reference.js';
import { codeOfSmallArea } from '../ward-homes.js';

interface Place {
  readonly area: Area;
  readonly row: SourceRow;
}

/**
 * A ward or LSOA lies in one borough: its code under a second one is a row in the wrong place, or a copy that would be counted
 * twice. Gives what looks at each row and the borough it counts in; rows of an entry that is no borough are passed over.
 */
export function oneBoroughEach(table: SourceTable): (row: SourceRow, area: Area) => void {
  const met = new Map<string, Place>();
  return (row, area) => {
    if (area.kind === 'no-borough') return;
    const code = codeOfSmallArea(row);
    const first = met.get(code);
    if (first === undefined) met.set(code, { area, row });
    else if (first.area !== area) throw refusal(table, code, [first, { area, row }]);
  };
}

function refusal(table: SourceTable, code: string, places: readonly Place[]): Error {
  const [first, later] = [...places].sort((a, b) => a.row.row - b.row.row);
  const placeOf = (place: Place | undefined) =>
    `${place?.area.name}, ${positionText({ ...table, row: place?.row.row ?? 0, column: table.columns.area })}`;
  const name = quoteForMessage([code, later?.row.smallArea?.name].join(' '));
  return inputError(
    { ...table, row: later?.row.row ?? 0, column: table.columns.area },
    `${name} is in ${later?.area.name} here and in ${placeOf(first)}; it lies in one borough: correct the borough, or delete the row if it is a copy.`,
  );
}
