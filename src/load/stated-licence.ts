import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SourceTable } from '../core/crime.js';

/** What layouts print where no licence is known to be stated: the Met's files have been published under several versions. */
const UNSTATED = /Open Government Licence$/;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Where the licence of a fetched file is recorded: next to it in its folder, or with its vintage in the library. */
const SIDECARS = ['.boroughstat-fetch.json', 'vintage.json'] as const;

function entriesOf(path: string): unknown[] {
  if (!existsSync(path)) return [];
  try {
    const known: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isObject(known) ? [known, ...Object.values(known)] : [];
  } catch {
    // What cannot be read states no licence; whoever needs more of it says so.
    return [];
  }
}

/** One line of plain letters, such as "UK Open Government Licence (OGL v3)"; anything else is not printed. */
const isLicence = (text: unknown): text is string =>
  typeof text === 'string' && /^[\w()./, -]{3,100}$/.test(text.trim());

/** What the source of a file stated of it when it was fetched. */
export interface StatedOrigin {
  readonly licence?: string;
  /** When it was published, and the days it covers. */
  readonly timestamp?: string;
  readonly timeframeFrom?: string;
  readonly timeframeTo?: string;
}

const isMoment = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d\d-\d\d[\dT:. Z+-]{0,24}$/.test(text);

/** What was stated of the file with these bytes; empty where nothing is known. */
export function statedOrigin(path: string, sha256: string): StatedOrigin {
  const entries = SIDECARS.flatMap((name) => entriesOf(join(dirname(path), name)));
  const entry = entries.find((item) => isObject(item) && item.sha256 === sha256);
  if (!isObject(entry)) return {};
  const { licence, timestamp, timeframeFrom, timeframeTo } = entry;
  return {
    ...(isLicence(licence) ? { licence: licence.trim() } : {}),
    ...(isMoment(timestamp) ? { timestamp } : {}),
    ...(isMoment(timeframeFrom) ? { timeframeFrom } : {}),
    ...(isMoment(timeframeTo) ? { timeframeTo } : {}),
  };
}

/** The table with the licence that its source states in place of the general name. */
export function withStatedLicence(table: SourceTable, path: string): SourceTable {
  const licence = path === '-' ? undefined : statedOrigin(path, table.sha256).licence;
  return licence === undefined ? table : { ...table, attribution: table.attribution.replace(UNSTATED, licence) };
}
