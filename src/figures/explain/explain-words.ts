/** The words of explanations. */

/** What was counted. */
export const NAMES: Readonly<Record<string, string>> = {
  offences: 'Offences',
  'sanction-detections': 'Sanction detections',
  'positive-outcomes': 'Positive outcomes',
};

/** What the numbers of a formula are, in its order. */
export const INPUTS: Readonly<Record<string, readonly string[]>> = {
  change: ['The later number', 'The earlier one'],
  'percent change': ['The later number', 'The earlier one'],
  'change in points': ['The later percentage', 'The earlier one'],
  'gap to London': ['Own', 'London'],
  share: ['The part', 'The whole'],
  'detection rate': ['Outcomes', 'Offences'],
  'rank move': ['The place now', 'The place before'],
  'conditional binomial test': ['The rate', 'The other rate'],
  'rate ratio': ['The rate', 'The other rate'],
  'expected count': ['The count', 'The revision to expect'],
  'above the next': ['Offences', 'Offences of the next'],
};
