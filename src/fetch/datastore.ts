import { networkError, usageError } from '../errors.js';
import { quote } from '../quote.js';

/**
 * The London Datastore's answer on a dataset (DataPress, `/api/v3/dataset/<id>`): its files, by title. Their links change with
 * every publication, their titles do not.
 */

export interface Resource {
  readonly title: string;
  readonly url: string;
  /** In bytes, when the Datastore last looked. */
  readonly size?: number;
  /** MD5, SHA-1 or SHA-256 in hexadecimal, told apart by length. */
  readonly hash?: string;
  /** As the Datastore states it, of the file or of its dataset. */
  readonly licence?: string;
}

/** Under whichever of its names the answer has it, as text or as an object with a title. */
function licenceOf(value: Readonly<Record<string, unknown>>): string | undefined {
  const stated = value.licence ?? value.license ?? value.licence_title ?? value.license_title;
  const text = isObject(stated) ? (stated.title ?? stated.name ?? stated.id) : stated;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

export const LEVELS = ['borough', 'ward', 'lsoa'] as const;
export type FetchLevel = (typeof LEVELS)[number];

/** "MPS Borough Level Crime (Historical)", "MPS Ward Level Crime (most recent 24 months)". */
const KINDS = [
  { name: 'historical', title: /histor/i },
  { name: 'most recent 24 months', title: /recent|24 months/i },
] as const;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function resourceOf(value: unknown, ofDataset: string | undefined): Resource | undefined {
  if (!isObject(value)) return undefined;
  const { title, url } = value;
  const licence = licenceOf(value) ?? ofDataset;
  if (typeof title !== 'string' || typeof url !== 'string') return undefined;
  const size = Number(value.check_size ?? value.size);
  const hash = String(value.check_hash ?? value.hash ?? '').toLowerCase();
  return {
    title,
    url,
    ...(Number.isInteger(size) && size > 0 ? { size } : {}),
    ...(licence === undefined ? {} : { licence }),
    ...(/^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/.test(hash) ? { hash } : {}),
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
  const listed = isObject(parsed) ? parsed.resources : undefined;
  const all = Array.isArray(listed) ? listed : isObject(listed) ? Object.values(listed) : undefined;
  if (!all) throw networkError(`${where}: lists no resources; check --dataset.`);
  const licence = isObject(parsed) ? licenceOf(parsed) : undefined;
  return all.flatMap((each) => resourceOf(each, licence) ?? []);
}

/** The historical and the recent file of a level; refused when titles name none or several. */
export function pickResources(resources: readonly Resource[], level: FetchLevel, where: string): Resource[] {
  const ofLevel = resources.filter(({ title }) => new RegExp(`\\b${level}\\b`, 'i').test(title));
  return KINDS.map(({ name, title }) => {
    const found = ofLevel.filter((each) => title.test(each.title));
    const [one] = found;
    if (one && found.length === 1) return one;
    const titles = (found.length > 1 ? found : resources).map((each) => quote(each.title)).join(', ');
    throw usageError(
      `${where}: ${found.length > 1 ? `${found.length} files are` : 'no file is'} titled as the ${level} file, ${name}; there are ${titles || 'none'}.`,
    );
  });
}

/** A name for a file: its title in letters, digits and hyphens. Nothing a server says becomes a path. */
export function fileNameOf({ title }: Resource): string {
  const plain = title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain.slice(0, 80) || 'file'}.csv`;
}
