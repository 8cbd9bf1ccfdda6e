import type { Discourse } from '../mentions/discourse.js';
import type { Mention } from '../mentions/mentions.js';
import type { RuleFinding } from '../model.js';
import type { Rule } from '../rule.js';
import { findingOver } from '../verdicts/report.js';

/** "Fell in 21 of the 32 boroughs, rose in ten and did not change in one": the parts of all areas make all of them. */

const AREAS = /\b(boroughs|wards|areas|districts|forces|neighbourhoods|streets|stations|councils|towns)\b/;
const REST = /\b(?:the|all) (?:other|remaining|rest)\b[a-z ,]*$|\bremaining $/;
const STATES = [
  /\b(?:rose|risen|rise|increas\w+|up|went up|gone up|higher|growth)\b/,
  /\b(?:fell|fallen|fall|decreas\w+|reduc\w+|down|drop\w*|lower|decline\w*)\b/,
  /\b(?:no change|not change|unchanged|the same|stayed|static|level)\b/,
];
/** "One" is no count elsewhere. */
const ONE = /\b(?:in|and) (?:the (?:other|remaining) )?one\b(?! (?:in|of|or|year|third|half|quarter)\b)/;
/** The boroughs of London; with the City they are one more. */
const BOROUGHS = 32;

const isSmall = ({ quantity: { kind, value, decimals } }: Mention): boolean =>
  kind === 'count' && decimals === 0 && value > 0 && value < 100;

function judgeAreas(mentions: readonly Mention[]): RuleFinding[] {
  const [one] = mentions;
  const name = one && AREAS.exec(one.sentence.shape)?.[1];
  const counts = mentions.filter(isSmall);
  if (!one || !name || counts.length !== mentions.length || counts.length < 2 || counts.length > 5) return [];
  const isWhole = ({ lead }: Mention): boolean => /(?:^| |\()of (?:the |its |our |all )*$/.test(lead);
  const whole = counts.find(isWhole);
  const parts = counts.filter((count) => count !== whole);
  const hasRest = parts.some(({ lead }) => REST.test(lead));
  const isAll = hasRest || STATES.every((state) => state.test(one.sentence.shape));
  const all = whole?.quantity.value ?? (name === 'boroughs' && hasRest ? BOROUGHS : 0);
  const sum = parts.reduce((total, { quantity }) => total + quantity.value, 0) + (ONE.test(one.sentence.shape) ? 1 : 0);
  const off = Math.abs(all - sum);
  const isWithCity = !whole && sum === BOROUGHS + 1;
  const last = parts.at(-1)?.quantity;
  if (!last || !isAll || parts.length < 2 || all === 0 || off > 4 || isWithCity) return [];
  return [
    findingOver(
      one.sentence,
      counts.map(({ quantity }) => quantity),
      {
        pattern: 'areas-counted',
        verdict: off === 0 ? 'agrees' : 'differs',
        quoted: parts.map(({ quantity }) => quantity.text).join(', '),
        recomputed: `together ${sum} of ${all}`,
        mistake: off === 0 ? null : 'sum',
        covers: [last],
        uses: counts.filter(({ quantity }) => quantity !== last).map(({ quantity }) => quantity),
      },
    ),
  ];
}

export const areasCounted: Rule = {
  id: 'areas-counted',
  about: 'in how many areas a number rose, fell and stayed, against how many there are',
  why: 'One area moves to the other side, and only one of the two numbers is changed.',
  speaks: [
    ['agrees', 'Burglary fell in 21 of the 32 boroughs, rose in ten and did not change in one.'],
    ['differs', 'Robbery fell in 24 boroughs and rose in the other ten.'],
    ['differs', 'Of the 14 wards, nine saw a rise and the remaining four a fall.'],
  ],
  silent: [
    'Of the 14 wards, nine saw a rise and four a fall.',
    'Robbery fell in 24 boroughs and rose in Barnet.',
    'The two boroughs have 14 wards and three stations.',
  ],
  read: ({ of }: Discourse) => of.flatMap(judgeAreas),
};
