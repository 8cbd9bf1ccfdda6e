import { inputError } from '../../core/errors.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import type { Area } from '../../core/reference.js';
import type { EstimateKey } from './estimate-columns.js';
import type { UserRow } from './user-table.js';

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/^(the )?(london borough|royal borough|lb|rb) of /, '')
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * The area of a row; undefined for any other area or total. A code and a name of two areas are refused. A borough whose
 * code is mistyped is not passed over: it would be absent at the end.
 */
export function areaFinder(areas: readonly Area[]): (row: UserRow<EstimateKey>) => Area | undefined {
  const london = areas.filter(({ kind }) => kind !== 'no-borough');
  const byCode = new Map(london.map((area) => [area.code, area]));
  const byName = new Map(
    london.flatMap((area) => [area.name, ...area.aliases].map((name) => [plain(name), area] as const)),
  );
  return ({ at, cell }) => {
    const [code, name] = [cell('code'), cell('name')];
    const named = byName.get(plain(name));
    const area = byCode.get(code.toUpperCase()) ?? byName.get(plain(code));
    if (!area && code === '') return named;
    if (name !== '' && named !== area && (area || named))
      throw inputError(
        at('name'),
        `${quoteForMessage(name)} is not the area ${quoteForMessage(code)}${area ? ` (${area.name})` : ''}; correct the row.`,
      );
    return area;
  };
}
