/** jstat has no types of its own; it is a second opinion in tests only. */
declare module 'jstat' {
  interface Distribution {
    cdf(x: number, ...parameters: number[]): number;
    inv(p: number, ...parameters: number[]): number;
  }
  export const jStat: Readonly<
    Record<'normal' | 'gamma' | 'beta' | 'chisquare' | 'poisson' | 'binomial', Distribution>
  >;
}
