import type { Level } from '../core/crime.js';
import { usageError } from '../core/errors.js';
import { quoteForMessage } from '../core/quote-for-message.js';
import { formatOf, type Resource } from './datastore.js';

/** Which of a dataset's files are wanted: chosen by title, and the newest where a title is given to several. */

interface Wanted {
  readonly name: string;
  readonly title: RegExp;
  /** Not every release has it. */
  readonly optional?: true;
}

/** "MPS Borough Level Crime (Historical)", "MPS Ward Level Crime (most recent 24 months)". */
const wantedOfLevel = (level: Level): readonly Wanted[] => [
  { name: `the ${level} file, historical`, title: new RegExp(`\\b${level}\\b.*histor`, 'i') },
  {
    name: `the ${level} file, most recent 24 months`,
    title: new RegExp(`\\b${level}\\b.*(?:recent|24 months)`, 'i'),
  },
];

/** "M1045_MonthlyCrimeDashboard_TNOCrimeData.csv": all offences, then the offences that are flagged in them. */
const DASHBOARD: readonly Wanted[] = [
  { name: 'the dashboard file of all offences (TNO)', title: /dashboard.*TNO/i },
  { name: 'the dashboard file of knife crime', title: /dashboard.*knife/i, optional: true },
  { name: 'the dashboard file of other crime', title: /dashboard.*other/i, optional: true },
];

export interface Picked {
  readonly resources: readonly Resource[];
  /** What the choice was between, where it was not plain. */
  readonly notes: readonly string[];
}

/** The files of a level, or those of the dashboard where the dataset has these; refused when titles do not settle it. */
export function pickResources(resources: readonly Resource[], level: Level, where: string): Picked {
  const isDashboard = resources.some(({ title }) => DASHBOARD.some((wanted) => wanted.title.test(title)));
  const picked = (isDashboard ? DASHBOARD : wantedOfLevel(level)).flatMap((wanted) => {
    const found = resources.filter(({ title }) => wanted.title.test(title));
    return found.length === 0 && wanted.optional ? [] : [pickOne(found, resources, wanted, where)];
  });
  return {
    resources: picked.map(({ resource }) => resource),
    notes: picked.flatMap(({ note }) => note ?? []),
  };
}

function pickOne(found: readonly Resource[], all: readonly Resource[], { name }: Wanted, where: string) {
  const [first, ...others] = inOneFormat(found);
  if (!first) throw usageError(`${where}: no file is titled as ${name}; there are ${titlesOf(all)}.`);
  if (others.length === 0) return { resource: first };
  const newest = newestOf([first, ...others]);
  if (newest) {
    const published = newest.timestamp === undefined ? '' : `, published on ${newest.timestamp.slice(0, 10)}`;
    const note = `${others.length + 1} files are titled as ${name}: the newest is taken, ${quoteForMessage(newest.title)}${published}.`;
    return { resource: newest, note };
  }
  // The same bytes: either will do.
  if (first.hash !== undefined && others.every(({ hash }) => hash === first.hash)) return { resource: first };
  throw usageError(
    `${where}: ${found.length} files are titled as ${name}, and their dates do not say which is the newest: ${titlesOf(found)}.`,
  );
}

const titlesOf = (resources: readonly Resource[]): string =>
  resources.map(({ title }) => quoteForMessage(title)).join(', ') || 'none';

/** The same file is published as CSV and as a workbook: CSV, unless there is none. */
function inOneFormat(found: readonly Resource[]): readonly Resource[] {
  const [format] = (['csv', 'parquet', 'xlsx'] as const).filter((item) => found.some((one) => formatOf(one) === item));
  return found.filter((entry) => formatOf(entry) === format);
}

const timeOf = (text = ''): number => Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);

/** The latest by when it was published, or by how far it reaches; undefined where one has no time, or two have the same. */
function newestOf(found: readonly Resource[]): Resource | undefined {
  for (const timestamps of [
    found.map((item) => timeOf(item.timestamp)),
    found.map((entry) => timeOf(entry.timeframeTo)),
  ]) {
    const latest = Math.max(...timestamps);
    if (timestamps.filter((time) => time === latest).length === 1) return found[timestamps.indexOf(latest)];
  }
  return undefined;
}
