import { UserError } from '../core/errors.js';
import { didYouMean } from '../core/suggest-name.js';
import { fieldOf, isRecord } from '../core/typed-record.js';
import { findBorough } from '../figures/basis/areas.js';
import { pathExists } from '../load/path-exists.js';
import { readAreas } from '../reference/areas.js';
import { readOffenceSets, readOffences } from '../reference/offences.js';
import { ANNUAL_TABLES, QUARTERLY_TABLES } from '../tables/index.js';
import { faultyOffenceSet, namesOfConfiguredSets } from './check-offence-sets.js';
import type { UnknownReference } from './unknown-reference.js';

type Parsed = Readonly<Record<string, unknown>>;

const listAt = (value: unknown): readonly string[] => (Array.isArray(value) ? value : []);

/** Every name of a kind in the settings, with its path. */
function* namesIn(parsed: Parsed, kind: 'offences' | 'tables'): Generator<readonly [PropertyKey[], string]> {
  const flat = kind === 'offences' ? 'offence' : undefined;
  for (const [index, name] of listAt(flat && parsed[flat]).entries()) yield [[flat ?? '', index], name];
  for (const group of ['priorities', 'sections']) {
    for (const [position, entry] of listAt(parsed[group]).entries()) {
      for (const [index, name] of listAt(fieldOf(entry, kind)).entries()) yield [[group, position, kind, index], name];
    }
  }
  if (kind !== 'offences') return;
  for (const [table, offences] of Object.entries(parsed.offenceLists ?? {})) {
    for (const [index, name] of listAt(offences).entries()) yield [['offenceLists', table, index], name];
  }
}

/** The first name that is not known, with the nearest that is; undefined when all are. */
export function unknownReferenceIn(parsed: Parsed): UnknownReference | undefined {
  return (
    badBorough(parsed) ??
    faultyOffenceSet(parsed) ??
    badOf(parsed, 'offences') ??
    badOf(parsed, 'tables') ??
    badLogo(parsed) ??
    badNarrative(parsed)
  );
}

function badBorough({ borough }: Parsed): UnknownReference | undefined {
  if (borough === undefined) return undefined;
  try {
    findBorough(readAreas(), String(borough));
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return { path: ['borough'], text: error.message };
    throw error;
  }
}

function badOf(parsed: Parsed, kind: 'offences' | 'tables'): UnknownReference | undefined {
  const wanted = [...namesIn(parsed, kind)];
  if (wanted.length === 0) return undefined;
  const known =
    kind === 'tables'
      ? ANNUAL_TABLES.map(({ id }) => id)
      : [...[...readOffences(), ...readOffenceSets()].map(({ id }) => id), ...namesOfConfiguredSets(parsed)];
  const bad = wanted.find(([, name]) => !known.includes(name));
  if (!bad) return undefined;
  const [path, name] = bad;
  return {
    path,
    text: `there is no ${kind.slice(0, -1)} "${name}"${didYouMean(name, known)}; the ${kind} are ${known.join(', ')}.`,
  };
}

function badLogo({ branding }: Parsed): UnknownReference | undefined {
  const logo = fieldOf(branding, 'logo');
  if (typeof logo !== 'string') return undefined;
  if (!/\.(svg|png|jpe?g)$/i.test(logo))
    return {
      path: ['branding', 'logo'],
      text: `${logo} is no picture that a document can hold; use .svg, .png or .jpg.`,
    };
  return pathExists(logo)
    ? undefined
    : { path: ['branding', 'logo'], text: `there is no file ${logo}; check the path.` };
}

/** Words for a table that no report has, or in a file that is not there. */
function badNarrative({ narrative }: Parsed): UnknownReference | undefined {
  const known = ['recommendations', ...new Set([...ANNUAL_TABLES, ...QUARTERLY_TABLES].map(({ id }) => id))];
  for (const [section, file] of Object.entries(isRecord(narrative) ? narrative : {})) {
    const path = ['narrative', section];
    if (!known.includes(section)) {
      return {
        path,
        text: `there is no table "${section}"${didYouMean(section, known)}; there are ${known.join(', ')}.`,
      };
    }
    if (!pathExists(String(file))) return { path, text: `there is no file ${file}; check the path.` };
  }
  return undefined;
}
