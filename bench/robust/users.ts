import { withEstimates } from '../../src/app/read-estimates.js';
import type { Diagnostic } from '../../src/core/diagnostics.js';
import { isMissing } from '../../src/core/missing.js';
import { readIndicatorFile } from '../../src/load/indicators/indicator-file.js';
import { readAreaPopulation } from '../../src/load/lookups/area-population.js';
import { readLsoaLookup } from '../../src/load/lookups/lsoa-lookup.js';
import { readIndicatorDefinitions } from '../../src/reference/indicators.js';
import type { Reference } from '../../src/reference/index.js';
import { mapIndicators } from '../../src/tidy/indicators.js';
import type { Areas } from './areas.js';
import { ESTIMATES, type EstimateKind, estimateMeaning, estimateOriginal } from './estimates.js';
import type { Mutant, Original, Random } from './mutators.js';
import { PARTNER, partnerKey, partnerMeaning, partnerOriginal, partnerValue } from './partner.js';
import { type Said, USER_TABLES, type UserKind, userMeaning, userOriginal } from './user-tables.js';

/** A kind of table of the user's: a sound one, how it is damaged, what it says, and what the tool reads of it. */
export interface UserSubject {
  readonly original: Original;
  readonly mutators: Readonly<Record<string, (original: Original, random: Random) => Mutant>>;
  readonly meaning: (text: string) => Said;
  readonly read: (file: string) => Promise<Reading>;
}

interface Reading {
  readonly values: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

function tableOf(kind: UserKind, read: (file: string) => Reading): UserSubject {
  return {
    original: userOriginal(kind),
    mutators: USER_TABLES[kind],
    meaning: (text) => userMeaning(text, kind),
    read: async (file) => read(file),
  };
}

function readPopulation(file: string): Reading {
  const { values, diagnostics } = readAreaPopulation(file);
  return { values: new Map([...values].map(([code, people]) => [code, String(people)])), diagnostics };
}

function readLookup(file: string): Reading {
  const { wards, diagnostics } = readLsoaLookup(file);
  return { values: new Map([...wards].map(([lsoa, { code, name }]) => [lsoa, `${code}|${name}`])), diagnostics };
}

function estimatesOf(kind: EstimateKind, root: string, areas: Areas, reference: Reference): UserSubject {
  const base = kind === 'population estimates' ? 'population' : 'households';
  return {
    original: estimateOriginal(root, kind),
    mutators: ESTIMATES,
    meaning: (text) => estimateMeaning(text, kind, areas),
    read: async (file) => {
      const none = { population: undefined, households: undefined };
      const { reference: read, diagnostics } = await withEstimates(reference, { ...none, [base]: file });
      const own = read[base].filter((estimate) => estimate.file !== undefined);
      return { values: new Map(own.map(({ area, date, value }) => [`${area}|${date}`, String(value)])), diagnostics };
    },
  };
}

function partnerSubject(areas: Areas, reference: Reference): UserSubject {
  const definitions = readIndicatorDefinitions();
  return {
    original: partnerOriginal(),
    mutators: PARTNER,
    meaning: (text) => partnerMeaning(text, areas),
    read: async (file) => {
      const { rows, diagnostics } = readIndicatorFile(file);
      const mapped = mapIndicators(rows, reference.areas, definitions);
      const values = mapped.indicators.map((item): [string, string] => {
        const { numerator, denominator, n, unit, source, note, value } = item;
        const key = partnerKey(areas, [item.indicator, item.areaCode, item.from, item.to]);
        return [key, partnerValue(isMissing(value) ? null : value, [numerator, denominator, n, unit, source, note])];
      });
      return { values: new Map(values), diagnostics: [...diagnostics, ...mapped.diagnostics] };
    },
  };
}

/** Every kind of table of the user's, by name. */
export function userSubjects(root: string, areas: Areas, reference: Reference): ReadonlyMap<string, UserSubject> {
  const estimates = (kind: EstimateKind) => [kind, estimatesOf(kind, root, areas, reference)] as const;
  return new Map<string, UserSubject>([
    ['population', tableOf('population', readPopulation)],
    ['lookup', tableOf('lookup', readLookup)],
    estimates('population estimates'),
    estimates('household estimates'),
    ['indicators', partnerSubject(areas, reference)],
  ]);
}
