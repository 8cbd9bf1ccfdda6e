import { networkError } from '../core/errors.js';
import { isRecord } from '../core/typed-record.js';

/**
 * The London Datastore's answer on a dataset (DataPress, `/api/v3/dataset/<id>`): its files, by title. Their links change with
 * every publication, their titles do not.
 */

export interface Resource {
  readonly title: string;
  readonly url: string;
  readonly filename?: string | undefined;
  readonly format?: string | undefined;
  /** In bytes, when the Datastore last looked. */
  readonly size?: number | undefined;
  /** MD5, SHA-1 or SHA-256 in hexadecimal, distinguished by length. */
  readonly hash?: string | undefined;
  /** As the Datastore states it, of the file or of its dataset. */
  readonly licence?: string | undefined;
  /** When it was published, and the time it covers: as the Datastore states them, beginning with YYYY-MM-DD. */
  readonly timestamp?: string | undefined;
  readonly timeframeFrom?: string | undefined;
  readonly timeframeTo?: string | undefined;
}

/** Under whichever of its names the answer has it, as text or as an object with a title. */
function licenceOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const stated = value.licence ?? value.license ?? value.licence_title ?? value.license_title;
  return text(isRecord(stated) ? (stated.title ?? stated.name ?? stated.id) : stated);
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

/** A day, or a moment: "2026-11-06", "2026-11-06T07:00:00Z". */
const moment = (value: unknown): string | undefined =>
  /^\d{4}-\d\d-\d\d(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text(value) ?? '')?.[0];

/** Version 2 of the API heads what it found of the file with `check_`. */
function resourceOf(value: unknown, ofDataset: string | undefined): Resource | undefined {
  if (!isRecord(value)) return undefined;
  const [title, url] = [text(value.title), text(value.url)];
  if (title === undefined || url === undefined) return undefined;
  const size = Number(value.check_size ?? value.size);
  const hash = String(value.check_hash ?? value.hash ?? '').toLowerCase();
  return {
    title,
    url,
    filename: text(value.filename),
    format: text(value.format),
    size: Number.isInteger(size) && size > 0 ? size : undefined,
    hash: /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(hash) ? hash : undefined,
    licence: licenceOf(value) ?? ofDataset,
    timestamp: moment(value.timestamp ?? value.check_timestamp),
    timeframeFrom: moment(value.timeframeFrom ?? value.temporal_coverage_from),
    timeframeTo: moment(value.timeframeTo ?? value.temporal_coverage_to),
  };
}

/** The files a dataset lists: under `resources`, as a list or by id. */
export function resourcesOf(answer: string, where: string): Resource[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(answer);
  } catch {
    throw networkError(`${where}: is no JSON; check --base-url and --dataset.`);
  }
  const listed = isRecord(parsed) ? parsed.resources : undefined;
  const all = Array.isArray(listed) ? listed : isRecord(listed) ? Object.values(listed) : undefined;
  if (!all) throw networkError(`${where}: lists no resources; check --dataset.`);
  const licence = isRecord(parsed) ? licenceOf(parsed) : undefined;
  return all.flatMap((item) => resourceOf(item, licence) ?? []);
}

const FORMATS = ['csv', 'xlsx', 'parquet'] as const;
export type Format = (typeof FORMATS)[number];

/** As its title, its file's name, its address or the Datastore's word ends; CSV where nothing tells. */
export function formatOf({ title, filename = '', url, format = '' }: Resource): Format {
  const stated = [title, filename, url.replace(/[?#].*$/, ''), format].map((item) =>
    item.toLowerCase().split('.').at(-1),
  );
  const statedFormat = stated.find((entry) => FORMATS.some((one) => one === entry));
  return FORMATS.find((element) => element === statedFormat) ?? 'csv';
}

/** A name for a file: its title in letters, digits and hyphens. Nothing a server says becomes a path. */
export function fileNameOf(resource: Resource): string {
  const title = resource.title
    .toLowerCase()
    .replace(/\.(?:csv|xlsx|parquet)$/, '')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${title.slice(0, 80) || 'file'}.${formatOf(resource)}`;
}
