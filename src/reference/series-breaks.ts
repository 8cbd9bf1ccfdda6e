import type { BreakAction, Era, SeriesBreak } from '../model.js';
import { listOf, readReference } from './read-table.js';

const COLUMNS = [
  'id',
  'kind',
  'from',
  'to',
  'eras',
  'offences',
  'except',
  'action',
  'short',
  'text',
  'source',
] as const;

/** The registry of breaks: what changed when, and what is done about it. */
export function readSeriesBreaks(): SeriesBreak[] {
  return readReference('series-breaks.csv', COLUMNS, ['id']).map((row) => ({
    id: row.id,
    kind: row.kind as SeriesBreak['kind'],
    from: row.from,
    to: row.to,
    eras: row.eras === '' ? [] : row.eras.split('|').map((set) => set.split('+') as Era[]),
    offences: listOf(row.offences),
    except: listOf(row.except),
    action: row.action as BreakAction,
    short: row.short,
    text: row.text,
    source: row.source,
  }));
}
