import { numbersBelow } from '../../core/collections.js';
import type { CleanText } from '../model.js';
import { replaceClean } from './clean-text.js';

/** Footnote digits glued to words: "months14", "19.6%12", "MOPAC74" where MOPAC7 is meant, "lower²". */

export interface Referring {
  readonly clean: CleanText;
  readonly references: readonly { readonly number: number; readonly at: number }[];
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
export const raisedNumber = (text: string): number => Number([...text].map((sign) => RAISED.indexOf(sign)).join(''));

const GLUED: readonly RegExp[] = [
  /(?<=[a-z]{3}|[a-z%]\)|%|%\.|[a-z]\.|[a-z]")(\d{1,2})(?=[\s,.;:)-]|$)/g,
  /(?<=[a-z]\. )(\d{1,2})$/g,
  /(?<=\b(?:january|february|march|april|may|june|july|august|september|october|november|december) (?:19|20)\d\d)(\d{1,2})\b/gi,
  /(?<=\b(?:19|20)\d\d\/\d\d)(\d{1,2})\b/g,
  /\[\^(\d+)\]/g,
];

export class FootnoteReferences {
  constructor(
    readonly numbers: ReadonlySet<number>,
    readonly words: ReadonlySet<string>,
  ) {}

  /** Takes the references out of a paragraph and says where they stood. */
  takeFrom(clean: CleanText): Referring {
    const references: { number: number; raw: number }[] = [];
    const take = (number: number, raw: number | undefined): void => {
      references.push({ number, raw: raw ?? 0 });
    };
    let rest = replaceClean(clean, /(?<=\S ?)[⁰¹²³⁴-⁹]{1,2}/g, (match) => {
      take(raisedNumber(match[0]), clean.at[match.index]);
      return '';
    });
    rest = this.#fromNames(rest, take);
    for (const glued of GLUED) {
      const before = rest;
      rest = replaceClean(before, glued, (match) => {
        const number = Number(match[1]);
        if (!this.numbers.has(number)) return match[0];
        take(number, before.at[match.index]);
        return '';
      });
    }
    return {
      clean: rest,
      references: references.map(({ number, raw }) => ({ number, at: numbersBelow(rest.at, raw) })),
    };
  }

  /** "MOPAC74" is MOPAC7 with footnote 4 where the document says MOPAC7 elsewhere. */
  #fromNames(clean: CleanText, take: (number: number, raw: number | undefined) => void): CleanText {
    return replaceClean(clean, /\b([A-Za-z]{2,}\d{1,3}?)(\d{1,2})\b/g, (match) => {
      const [all, name = '', digits = ''] = match;
      const number = Number(digits);
      if (/^[a-z]{3,}\d+$/.test(all) && this.numbers.has(Number(/\d+$/.exec(all)?.[0]))) return all;
      if (this.words.has(all) && !this.numbers.has(number)) return all;
      if (!this.words.has(name) || !this.numbers.has(number)) return all;
      take(number, clean.at[match.index + name.length]);
      return name;
    });
  }
}
