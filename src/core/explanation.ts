/** One step of how a figure was made, with what that step was made from. */
export interface Explanation {
  readonly step: string;
  readonly what: string;
  readonly beneath: readonly Explanation[];
}

/** A step in a list of all, each before what is beneath it. */
export interface Step {
  readonly depth: number;
  readonly step: string;
  readonly what: string;
}

/** The steps as a list: 0 is the depth of the figure itself. */
export const stepsOf = ({ step, what, beneath }: Explanation, depth = 0): Step[] => [
  { depth, step, what },
  ...beneath.flatMap((input) => stepsOf(input, depth + 1)),
];

/** A step that is made from nothing else. */
export const leaf = (step: string, what: string): Explanation => ({ step, what, beneath: [] });
