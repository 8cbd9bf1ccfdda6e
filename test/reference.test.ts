import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../src/load/layouts/index.js';
import { readAllReference } from '../src/reference/index.js';
import { OffenceTree } from '../src/tidy/offence-tree.js';
import { root } from './run-binary.js';

const reference = readAllReference();

const tree = new OffenceTree(reference.offences, reference.offenceSets);
const ids = reference.offences.map(({ id }) => id);

it('has a row in its README for every file', () => {
  const folder = join(root, 'data', 'reference');
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
  const rows = [...readFileSync(join(folder, 'README.md'), 'utf8').matchAll(/^\| (\S+\.csv) \|/gm)];
  expect(rows.map(([, name]) => name).sort()).toEqual(files.sort());
});

describe('areas', () => {
  const boroughs = reference.areas.filter(({ kind }) => kind === 'borough');

  it('are 32 boroughs in 12 Basic Command Units, the City and what has no borough', () => {
    expect(boroughs).toHaveLength(32);
    expect(new Set(boroughs.map(({ basicCommandUnit }) => basicCommandUnit)).size).toBe(12);
    expect(reference.areas.filter(({ kind }) => kind === 'city').map(({ name }) => name)).toEqual(['City of London']);
  });

  it('border each other both ways', () => {
    const byName = new Map(reference.areas.map((area) => [area.name, area]));
    for (const area of reference.areas) {
      for (const other of area.neighbours)
        expect(byName.get(other)?.neighbours, `${other} of ${area.name}`).toContain(area.name);
    }
  });

  it('have no other spelling in common', () => {
    const spellings = reference.areas.flatMap(({ code, name, aliases }) => [
      ...new Set([code, name, ...aliases].map((each) => each.toLowerCase())),
    ]);
    expect(new Set(spellings).size).toBe(spellings.length);
  });
});

describe('parts of boroughs that files have elsewhere', () => {
  const kindOf = (code: string) => reference.areas.find((area) => area.code === code)?.kind;

  // The layout of the bundled figures is chosen by its name, and is not in the list that a header is held against.
  const known = [...LAYOUTS.map(({ id }) => id), 'boroughstat-figures'];

  it('are of known entries, boroughs, layouts and months, and no two lines are about one month', () => {
    for (const { area, borough, layouts, from, to, withoutRow } of reference.areaMoves) {
      expect([kindOf(area), kindOf(borough)]).toEqual(['no-borough', 'borough']);
      for (const layout of layouts) expect(known).toContain(layout);
      for (const month of [from, to]) expect(month).toMatch(/^(\d{4}-(0[1-9]|1[0-2]))?$/);
      expect(from <= to || to === '').toBe(true);
      expect(['borough', 'absent']).toContain(withoutRow);
    }
    const moves = reference.areaMoves;
    const later = (a: string, b: string) => a !== '' && b !== '' && a > b;
    for (const [one, other] of moves.flatMap((each) => moves.map((another) => [each, another] as const))) {
      const apart = one.area !== other.area || one.borough !== other.borough || one.era !== other.era;
      expect(one === other || apart || later(one.from, other.to) || later(other.from, one.to)).toBe(true);
    }
  });

  it('are wards with a code of a ward', () => {
    for (const { ward, area, borough } of reference.wardBoroughs) {
      expect(ward).toMatch(/^E05\d{6}$/);
      expect([kindOf(area), kindOf(borough)]).toEqual(['no-borough', 'borough']);
    }
  });
});

describe('offences', () => {
  it('have the ids that scripts rely on', () => {
    const contract =
      'all burglary burglary-residential burglary-business-and-community robbery robbery-personal robbery-business theft theft-from-person shoplifting bicycle-theft other-theft vehicle theft-from-vehicle theft-of-vehicle vehicle-interference aggravated-vehicle-taking violence violence-with-injury violence-without-injury homicide sexual rape other-sexual drugs drug-possession drug-trafficking public-order weapons damage criminal-damage arson misc fraud';
    for (const id of contract.split(' ')) expect(ids).toContain(id);
    expect(reference.offenceSets.map(({ id }) => id)).toContain('mopac7');
  });

  it('form a tree whose total holds neither NFIB fraud nor other accepted crime', () => {
    expect(tree.partsOf('all')).not.toContain('nfib-fraud');
    expect(tree.partsOf('all')).not.toContain('other-accepted-crime');
    for (const { id, parent } of reference.offences) if (parent !== '') expect(ids, id).toContain(parent);
    expect(new Set(tree.partsOf('all')).size).toBe(tree.partsOf('all').length);
  });

  it('have sets of known members that do not overlap', () => {
    for (const set of reference.offenceSets) {
      const parts = set.offences.flatMap((member) => tree.partsOf(member));
      expect(new Set(parts).size).toBe(parts.length);
    }
  });

  it('are rated per household for residential burglary alone', () => {
    expect(reference.offences.filter(({ rateBase }) => rateBase === 'households').map(({ id }) => id)).toEqual([
      'burglary-residential',
    ]);
  });
});

describe('labels', () => {
  it('count under offences that exist, in the group their file puts them in', () => {
    for (const { offence } of reference.labels) expect(ids).toContain(offence);
    const groups = new Map<string, Set<string>>();
    for (const { era, group, offence } of reference.labels) {
      if (era === 'pre-2019' || tree.groupOf(offence) === undefined) continue;
      groups.set(
        group.toUpperCase(),
        (groups.get(group.toUpperCase()) ?? new Set()).add(tree.groupOf(offence) ?? offence),
      );
    }
    for (const [group, found] of groups) expect(found.size, group).toBe(1);
  });

  it('mean the same offence in whatever case they are written', () => {
    const met = new Map<string, string>();
    for (const { group, subgroup, offence } of reference.labels) {
      const key = `${group}|${subgroup}`.toUpperCase();
      expect(met.get(key) ?? offence, key).toBe(offence);
      met.set(key, offence);
    }
  });

  it('give residential burglary every label it has had', () => {
    const labels = reference.labels
      .filter(({ offence }) => offence === 'burglary-residential')
      .map(({ subgroup }) => subgroup);
    expect([...new Set(labels)].sort()).toEqual([
      'BURGLARY - RESIDENTIAL',
      'BURGLARY IN A DWELLING',
      'Burglary - Residential',
      'Burglary in a Dwelling',
      'DOMESTIC BURGLARY',
      'Domestic Burglary',
      'RES BURGLARY OF A HOME',
      'RES BURGLARY OF UNCONNECTED BUILDING',
    ]);
  });
});

describe('series breaks', () => {
  const words = ['*', 'subgroups', 'all-groups', 'detections'];

  it.each(reference.breaks.map((rule) => [rule.id, rule] as const))('%s is well formed', (_, rule) => {
    expect(['across', 'during', 'level']).toContain(rule.kind);
    expect(['block', 'refuse', 'bridge', 'note']).toContain(rule.action);
    for (const id of [...rule.offences, ...rule.except]) if (!words.includes(id)) expect(ids).toContain(id);
    expect(rule.from).toMatch(/^\d{4}-\d{2}$/);
    if (rule.to !== '') expect(rule.to >= rule.from).toBe(true);
    expect(rule.text).not.toBe('');
    expect(rule.source).not.toBe('');
    if (rule.action === 'block' || rule.action === 'refuse') expect(rule.short).not.toBe('');
    if (rule.action === 'refuse') expect(rule.kind).toBe('level');
  });
});

describe('estimates', () => {
  it('cover 32 boroughs and the City in every year of every series', () => {
    for (const estimates of [reference.population, reference.households]) {
      const counted = new Map<string, number>();
      for (const { date, series, value } of estimates) {
        counted.set(`${series} ${date}`, (counted.get(`${series} ${date}`) ?? 0) + 1);
        expect(Number.isInteger(value) && value > 0).toBe(true);
      }
      for (const [key, areas] of counted) expect(areas, key).toBe(33);
    }
  });
});
