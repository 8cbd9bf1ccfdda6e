import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { auditDraft } from '../../src/check/audit.js';
import type { AuditMark } from '../../src/core/audit.js';
import { htmlDraft } from '../../src/load/drafts/html.js';
import { textDraft } from '../../src/load/drafts/text.js';
import { draftFile } from './audit-text.js';

/**
 * Whole documents in the styles reports come in, each figure claim marked by hand: {=right}, {!wrong}, {?none}. The
 * numbers were made by a calculator when the pages were written, the wrong ones wrong on purpose.
 */
interface Marked {
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

function unmark(source: string): { text: string; marks: Marked[] } {
  const marks: Marked[] = [];
  let text = '';
  let last = 0;
  for (const match of source.matchAll(/\{([=!?])([^}]*)\}/g)) {
    text += source.slice(last, match.index);
    const key = match[2] ?? '';
    marks.push({ kind: match[1] ?? '', start: text.length, end: text.length + key.length, key });
    text += key;
    last = match.index + match[0].length;
  }
  return { text: text + source.slice(last), marks };
}

const numbersIn = (text: string | null): string[] => text?.replaceAll(',', '').match(/\d+(?:\.\d+)?/g) ?? [];

function speaksOf({ key, start, end }: Marked, offset: number, mark: AuditMark): boolean {
  if (mark.start >= offset + (end - start) || mark.end <= offset) return start < 0;
  const [own, quoted] = [numbersIn(key), numbersIn(mark.verdict.quoted)];
  return own.length === 0 || own.some((each) => quoted.includes(each));
}

const folder = draftFile('styles');
const WRONG = ['differs', 'wrong-direction'];

const claims = readdirSync(folder).flatMap((name) => {
  const { text, marks } = unmark(readFileSync(join(folder, name), 'utf8'));
  const read = name.endsWith('.html') ? htmlDraft : textDraft;
  const { draft } = read(name, Buffer.from(text));
  const places = new Map<string, number>();
  for (let at = draft.text.length - 1; at >= 0; at -= 1) {
    const { line, column } = draft.positionOf(at);
    places.set(`${line}:${column}`, at);
  }
  const { marks: found } = auditDraft(draft);
  return marks.map((mark) => {
    const before = text.slice(0, mark.start).split('\n');
    const offset = places.get(`${before.length}:${(before.at(-1) ?? '').length + 1}`) ?? -1;
    const verdicts = found.filter((each) => speaksOf(mark, offset, each)).map(({ verdict }) => verdict.verdict);
    return { ...mark, name, verdicts };
  });
});

const isRead = ({ verdicts }: { verdicts: string[] }): boolean => verdicts.some((each) => each !== 'not-checked');
const isAccused = ({ verdicts }: { verdicts: string[] }): boolean => verdicts.some((each) => WRONG.includes(each));
const told = (all: typeof claims): string[] =>
  all.map(({ name, key, verdicts }) => `${name}: ${key} ${verdicts.join()}`);

describe('documents in fourteen styles', () => {
  it('accuses nothing that is right, and nothing that is no claim', () => {
    expect(told(claims.filter((each) => each.kind !== '!' && isAccused(each)))).toEqual([]);
  });

  it('says of nothing that is wrong that it agrees', () => {
    expect(
      told(claims.filter((each) => each.kind === '!' && each.verdicts.includes('agrees') && !isAccused(each))),
    ).toEqual([]);
  });

  it('reads nine claims of ten, and finds more than four errors of five', () => {
    const checkable = claims.filter(({ kind }) => kind !== '?');
    const wrong = checkable.filter(({ kind }) => kind === '!');
    expect(checkable.filter(isRead).length / checkable.length).toBeGreaterThan(0.9);
    expect(wrong.filter(isAccused).length / wrong.length).toBeGreaterThan(0.8);
  });
});
