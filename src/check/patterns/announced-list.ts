import { finding, matchesOf } from '../find.js';
import type { Block, Draft, Finding, Pattern, Sentence } from '../model.js';

/** "four objectives are:" with its list after it; a footnote that lists what a table's rows are. */
const NUMBERS = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ANNOUNCED = new RegExp(
  `\\b(${NUMBERS.join('|')}|#) (?:[a-z-]+ ){0,4}(?:are|is|were|objectives|priorities|areas|types|strands|themes|aims|outcomes)[^.;:]{0,20}:`,
  'g',
);

/** Items in the sentence itself, or the list blocks right after it. */
function itemsAfter(draft: Draft, sentence: Sentence, from: number): number | undefined {
  const rest = sentence.text.slice(from).trim();
  if (rest !== '') {
    const inline = rest
      .replace(/[.]$/, '')
      .split(rest.includes(';') ? /;(?: and)?/ : /,(?: and)?| and /)
      .filter((part) => part.trim() !== '');
    return inline.length > 1 && inline.every((part) => part.length < 80) ? inline.length : undefined;
  }
  const at = draft.blocks.indexOf(sentence.block);
  let items = 0;
  for (const block of draft.blocks.slice(at + 1)) {
    if (!block.listItem) break;
    items += 1;
  }
  return items > 1 ? items : undefined;
}

function announced(draft: Draft): Finding[] {
  return matchesOf(draft, ANNOUNCED).flatMap((match): Finding[] => {
    const [counted] = match.quantities.slice(-1);
    const named = NUMBERS.findIndex((name) => match.words.startsWith(name)) + 2;
    const number = named > 1 ? named : (counted?.value ?? 0);
    const items = itemsAfter(draft, match.sentence, (match.sentence.places[match.to - 1] ?? 0) + 1);
    if (!items || number < 2) return [];
    const good = items === number;
    return [
      finding(match, {
        pattern: 'announced-list',
        verdict: good ? 'agrees' : 'differs',
        quoted: String(number),
        recomputed: `${items} are listed`,
        mistake: good ? null : 'list-count',
      }),
    ];
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

function noted(draft: Draft): Finding[] {
  return draft.sentences.flatMap((sentence): Finding[] => {
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
      {
        start: sentence.at[0] ?? sentence.block.start,
        end: (sentence.at.at(-1) ?? 0) + 1,
        text: sentence.text,
        pattern: 'announced-list',
        verdict: good ? 'agrees' : 'differs',
        quoted: `${items.length} in the footnote`,
        recomputed: `${rows.length} in the table${names ? `; not listed: ${names}` : ''}`,
        mistake: good ? null : 'list-count',
        suggestion: good || !names ? null : `add ${names}`,
        covers: [],
      },
    ];
  });
}

/** "MOPAC7 crime types: burglary, ...": the number is in the name. */
const NAMED = /^[a-z]{3,}(\d{1,2}) [a-z ]{3,30}: ?(.+)$/i;

function inName(draft: Draft): Finding[] {
  return draft.sentences.flatMap((sentence): Finding[] => {
    const [, number, list] = NAMED.exec(sentence.text) ?? [];
    const items =
      list
        ?.replace(/\.$/, '')
        .split(/,(?: and)?| and /)
        .filter((item) => item.trim() !== '') ?? [];
    if (!number || items.length < 3) return [];
    const good = items.length === Number(number);
    return [
      {
        start: sentence.at[0] ?? sentence.block.start,
        end: (sentence.at.at(-1) ?? 0) + 1,
        text: sentence.text,
        pattern: 'announced-list',
        verdict: good ? 'agrees' : 'ambiguous',
        quoted: number,
        recomputed: `${items.length} are listed`,
        mistake: good ? null : 'list-count',
        suggestion: null,
        covers: [],
      },
    ];
  });
}

export const announcedList: Pattern = {
  id: 'announced-list',
  about: 'lists whose count is announced, in the sentence, a footnote or a name',
  read: (draft) => [...announced(draft), ...noted(draft), ...inName(draft)],
};
