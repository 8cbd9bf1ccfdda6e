import type { Block, Draft, RuleFinding, Sentence, VerdictName } from '../model.js';
import type { Rule } from '../rule.js';
import { finding, matchesOf } from '../verdicts/find.js';
import { type FindingDetails, findingOf } from '../verdicts/report.js';

/** "four objectives are:" with its list after it; a footnote that lists what a table's rows are. */
const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ANNOUNCED = new RegExp(
  `(?<!\\w)(${NUMBERS.join('|')}|#) (?:[a-z-]+ ){0,4}(?:are|is|were|objectives|priorities|areas|types|strands|themes|aims|outcomes)\\b[^.;:]{0,20}:`,
  'g',
);

/** Nobody lists more than so many things in a sentence that counts them. */
const MOST = 40;

interface Items {
  readonly count: number;
  /** Nothing else can be meant: parted by semicolons, or list items all of one kind. */
  readonly plain: boolean;
}

/** In the sentence itself. Commas also stand inside items: then the count is only likely. */
function inlineItems(rest: string): Items | undefined {
  const bySemicolon = rest.includes(';');
  const items = rest
    .replace(/[.]$/, '')
    .split(bySemicolon ? /;(?: and)?/ : /,(?: and)?| and /)
    .filter((part) => part.trim() !== '');
  const isList = items.length > 1 && items.every((part) => part.length < 80);
  return isList ? { count: items.length, plain: bySemicolon && items.length > 2 } : undefined;
}

/** What stands before an item on its line: "  - ", "(a) ". */
const markerOf = ({ source }: Draft, { start }: Block): string => {
  const line = source.text.slice(start, start + 40);
  return (/^\s*\S{0,4}?(?=\s|[A-Z])/.exec(line)?.[0] ?? '').replace(/[a-z]/gi, 'a').replace(/\d+/g, '1');
};

/** The list blocks right after the sentence. Items of several kinds are of several lists. */
function listedItems(draft: Draft, sentence: Sentence): Items | undefined {
  const at = sentence.block.index;
  const rest = draft.blocks.slice(at + 1, at + 40);
  const end = rest.findIndex(({ listItem }) => !listItem);
  const items = rest.slice(0, end < 0 ? rest.length : end);
  const markers = new Set(items.map((item) => markerOf(draft, item)));
  return items.length > 1 ? { count: items.length, plain: markers.size === 1 } : undefined;
}

const countDetails = (good: boolean, otherwise: VerdictName, quoted: string): FindingDetails => ({
  pattern: 'announced-list',
  verdict: good ? 'agrees' : otherwise,
  quoted,
  mistake: good ? null : 'list-count',
});

const A_NUMBER = new RegExp(`\\d|\\b(?:one|${NUMBERS.join('|')})\\b`, 'i');

/** "Twelve measures are tested: seven are green and five red": how many of each, and no list of them. */
const isSplit = (list: string): boolean => list.split(/[,;] ?(?:and )?| and /).every((item) => A_NUMBER.test(item));

function announced(draft: Draft): RuleFinding[] {
  return matchesOf(draft, ANNOUNCED, true).flatMap((match): RuleFinding[] => {
    const [stated] = match.quantities.slice(-1);
    const named = NUMBERS.findIndex((name) => match.words.startsWith(name)) + 2;
    const number = named > 1 ? named : (stated?.value ?? 0);
    const rest = match.sentence.text.slice((match.sentence.textOffsets[match.to - 1] ?? 0) + 1).trim();
    const items = rest === '' ? listedItems(draft, match.sentence) : inlineItems(rest);
    if (!items || number < 2 || number > MOST || isSplit(rest)) return [];
    const details = countDetails(items.count === number, items.plain ? 'differs' : 'ambiguous', String(number));
    return [finding(match, { ...details, recomputed: `${items.count} are listed` })];
  });
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]{4,}/g) ?? [];

/** Rows of the table after the row with the footnote, up to a row without a value. */
function rowsNoted(draft: Draft, note: number): Block[] {
  const at = draft.blocks.findIndex(
    ({ kind, references }) => kind === 'row' && references.some(({ number }) => number === note),
  );
  const head = draft.blocks[at];
  if (!head || (head.cells?.[1]?.text ?? '') !== '') return [];
  const rest = draft.blocks.slice(at + 1);
  const end = rest.findIndex(({ table }) => table?.id !== head.table?.id);
  return rest.slice(0, end < 0 ? rest.length : end);
}

function noted(draft: Draft): RuleFinding[] {
  return draft.sentences.flatMap((sentence): RuleFinding[] => {
    const [, list] = sentence.block.kind === 'footnote' ? (/^these are\b[^a-z]*(.+)$/i.exec(sentence.text) ?? []) : [];
    const items = list?.replace(/\.$/, '').split(';') ?? [];
    if (items.length < 2 || !list) return [];
    const rows = rowsNoted(draft, sentence.block.number ?? -1);
    if (rows.length < 2) return [];
    const absent = rows.filter(
      ({ cells }) =>
        !items.some((item) => wordsOf(cells?.[0]?.text ?? '').some((word) => wordsOf(item).includes(word))),
    );
    const good = rows.length === items.length;
    const names = absent.map(({ cells }) => cells?.[0]?.text).join(', ');
    return [
      findingOf(sentence, {
        ...countDetails(good, 'differs', `${items.length} in the footnote`),
        recomputed: `${rows.length} in the table${names ? `; not listed: ${names}` : ''}`,
        suggestion: good || !names ? null : `add ${names}`,
      }),
    ];
  });
}

/** "MOPAC7 crime types: burglary, ...": the number is in the name. */
const NAMED = /^[a-z]{3,}(\d{1,2}) [a-z ]{3,30}: ?(.+)$/i;

function inName(draft: Draft): RuleFinding[] {
  return draft.sentences.flatMap((sentence): RuleFinding[] => {
    const [, number, list] = NAMED.exec(sentence.text) ?? [];
    const items =
      list
        ?.replace(/\.$/, '')
        .split(/,(?: and)?| and /)
        .filter((item) => item.trim() !== '') ?? [];
    if (!number || items.length < 3) return [];
    const details = countDetails(items.length === Number(number), 'ambiguous', number);
    return [findingOf(sentence, { ...details, recomputed: `${items.length} are listed` })];
  });
}

export const announcedList: Rule = {
  id: 'announced-list',
  about: 'lists whose count is announced, in the sentence, a footnote or a name',
  why: 'A list grows and its announced number does not.',
  speaks: [
    ['agrees', 'Our three priorities are: burglary; robbery; and knife crime.'],
    ['differs', 'Our four priorities are: burglary; robbery; and knife crime.'],
    ['ambiguous', 'MOPAC7 crime types: burglary, robbery and theft.'],
  ],
  silent: [
    'Our priorities are burglary and robbery.',
    'The three teams met on Monday.',
    'There are four wards in the north.',
    'Twelve measures are tested: seven are green, three amber and two red.',
  ],
  read: ({ draft }) => [...announced(draft), ...noted(draft), ...inName(draft)],
};
