import { finding, matchesOf, ofKind } from '../find.js';
import type { Finding, Pattern } from '../model.js';
import { LEAD, shape } from '../phrases.js';
import { countText } from '../words.js';

/** "doubled from 300 to 610", "halved", "trebled": in words, so half a time either way is a fair way of speaking. */
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/doubl/, 2],
  [/trebl|tripl/, 3],
  [/quadrupl/, 4],
  [/halv/, 0.5],
];
const MULTIPLE = shape`\b(?:doubl|trebl|tripl|quadrupl|halv)(?:ed|ing|e|es)\b[^.;#%@]{0,40}from ${LEAD}#[^.;#%@]{0,40}? to ${LEAD}#`;

/** Doubled is at least 1.8 times and under 2.5; halved the same upside down. */
const LEAST = 0.9;
const MOST = 1.25;

export const multiple: Pattern = {
  id: 'multiple',
  about: 'doubled, trebled, halved, with the two numbers',
  read: (draft) =>
    matchesOf(draft, MULTIPLE).flatMap((match): Finding[] => {
      const [earlier, later] = ofKind(match.quantities, 'count');
      const [, times] = TIMES.find(([word]) => word.test(match.words)) ?? [];
      if (!earlier || !later || !times || earlier.value <= 0 || later.value <= 0) return [];
      const ratio = later.value / earlier.value;
      const size = times < 1 ? times / ratio : ratio / times;
      const isOver = size < 1 && /(?:more than|over) (?:doubl|trebl|tripl|quadrupl|halv)/.test(match.sentence.shape);
      const good = size >= LEAST && size < MOST && !isOver;
      const against = times < 1 ? ratio > 1 : ratio < 1;
      return [
        finding(match, {
          pattern: 'multiple',
          verdict: good ? 'agrees' : against ? 'wrong-direction' : isOver || size < LEAST ? 'differs' : 'ambiguous',
          quoted: match.words.split(' ')[0] ?? '',
          recomputed: `${earlier.text} to ${later.text} is ${countText(ratio, 2)} times`,
          mistake: good ? null : against ? 'sign' : 'multiple',
        }),
      ];
    }),
};
