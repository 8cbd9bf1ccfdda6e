import { finding, spanOf } from '../find.js';
import type { Finding, Quantity, Sentence } from '../model.js';
import { quotedText } from '../words.js';

/** What no pattern has read is said, never passed: percentages, points and rates that no verdict accounts for. */

const SPEAKS: readonly Quantity['kind'][] = ['percent', 'points', 'rate'];

const why = ({ kind }: Quantity): string =>
  kind === 'rate' ? 'a rate without the count it is of' : 'the document gives no counts it could be worked out from';

export const UNREAD = 'unread';

export const unreadIn = (sentence: Sentence, covered: ReadonlySet<Quantity>): Finding[] =>
  sentence.quantities
    .filter((quantity) => SPEAKS.includes(quantity.kind) && !covered.has(quantity))
    .map((quantity) =>
      finding(spanOf(sentence, [quantity]), {
        pattern: UNREAD,
        verdict: 'not-checked',
        quoted: quotedText(quantity),
        recomputed: why(quantity),
      }),
    );
