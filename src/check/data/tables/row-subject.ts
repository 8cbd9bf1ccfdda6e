import { mentionsIn } from '../../mentions/subjects.js';
import type { Block } from '../../model.js';
import { monthsOf, offenceOfLabel, onlyArea, onlyOffence } from '../context.js';
import type { CrimeData, NamedArea } from '../crime-data.js';
import { isPartLabel } from '../time/months-within.js';

/** Of which offence and area a row of a table is. */

export interface RowSubject {
  readonly offence: string;
  readonly area: NamedArea;
  /** The row or the words above the table name the offence. */
  readonly isNamed: boolean;
}

const OFFENCE_COLUMN = /^(?:offence|crime)(?: types?| category)?$/i;
const AREA_COLUMN = /^(?:area|borough|place|comparator|where)\b/i;
const ALL = /\b(?:all|total) (?:notifiable |recorded )*(?:offences|crimes?)\b|\btotal crime\b/i;

const areaNamed = (records: CrimeData, text: string): NamedArea | undefined => {
  const plain = text
    .toLowerCase()
    .replace(/^[^\p{L}]+/u, '')
    .replace(/ \((?:\d+ boroughs(?: pooled)?|borough)\)$/, '');
  return records.areas.find(({ spellings }) => spellings.includes(plain));
};

/** The offence of the words above a table. */
const offenceAbove = (records: CrimeData, title: string): string | undefined =>
  onlyOffence(records, title) ?? (mentionsIn(title).length === 0 && ALL.test(title) ? 'all' : undefined);

/** "Personal property" in a table on robbery, "of which arson". */
function offenceOfPart(records: CrimeData, label: string, whole: string | undefined): string | undefined {
  const plain = label.toLowerCase().replace(/^(?:[-–•] ?)?(?:of which:? |including:? )/, '');
  const found = offenceOfLabel(records, plain);
  if (found || !whole) return found;
  if (/^(?:total|all|overall)$/.test(plain)) return whole;
  const [part, another] = mentionsIn(`${whole} of ${plain}`);
  const isPart = part !== undefined && another === undefined && part.subject.startsWith(`${whole}-`);
  return isPart ? records.offences.find(({ id }) => id === part.subject)?.id : undefined;
}

/** Its own cells say, else the words above the table; undefined where it is of an area or offence that is not known. */
export function subjectOfRow(records: CrimeData, { cells = [], table }: Block, title: string): RowSubject | undefined {
  const words = cells.map(({ text }) => text.replace(/\*\*/g, '').trim());
  const areas = words.map((text) => areaNamed(records, text));
  const areaColumn = words.findIndex((_, column) => AREA_COLUMN.test(table?.header[column] ?? ''));
  const named = areaColumn >= 0 ? areas[areaColumn] : areas.find((item) => item !== undefined);
  // A row of an area that nobody knows is of no area that is certain.
  if (areaColumn >= 0 && !named) return undefined;
  const area = named ?? onlyArea(records, title);
  const ofColumn = words.find((_, column) => OFFENCE_COLUMN.test(table?.header[column]?.trim() ?? ''));
  const isLabel = (text: string, column: number): boolean =>
    /[a-z]{3}/i.test(text) && column !== areaColumn && !areas[column] && !monthsOf(text) && !isPartLabel(text);
  const label = ofColumn ?? words.find(isLabel);
  const above = offenceAbove(records, title);
  const offence = label === undefined ? (above ?? allUnnamed(records, title)) : offenceOfPart(records, label, above);
  return offence && area ? { offence, area, isNamed: label !== undefined || above !== undefined } : undefined;
}

/** No offence anywhere: perhaps all of them. */
const allUnnamed = (records: CrimeData, title: string): string | undefined =>
  mentionsIn(title).length === 0 ? records.offences.find(({ id }) => id === 'all')?.id : undefined;
