import { describe, expect, it } from 'vitest';
import { isMissing } from '../../../src/core/missing.js';
import { minimumSampleSize } from '../../../src/statistics/proportions/minimum-sample-size.js';
import { scoreDifference, scoreP } from '../../../src/statistics/proportions/score-difference.js';
import type { Proportion } from '../../../src/statistics/proportions/two-proportions.js';

const of = (cases: number, n: number): Proportion => ({ p: cases / n, n });

function compared(one: Proportion, two: Proportion) {
  const made = scoreDifference(one, two, 0.95);
  if (isMissing(made)) throw new Error(made.missing);
  return made;
}

describe('the score limits of a difference', () => {
  it.each([
    // Newcombe (1998), Statistics in Medicine 17, table II, method 5 (Mee), where no correction applies.
    [56, 70, 48, 80, 0.0533, 0.3377],
    // SciPy: likelihood by minimize_scalar, limits by brentq; 100% of 40 and 90% of 40, with Yates' correction.
    [40, 40, 36, 40, -0.0334, 0.2611],
    [10, 10, 0, 12, 0.563, 1],
    [0, 25, 3, 25, -0.3465, 0.0841],
  ])('of %d of %d and %d of %d', (x, n, y, m, lower, upper) => {
    const made = compared(of(x, n), of(y, m));
    expect(made.lower).toBeCloseTo(lower, 4);
    expect(made.upper).toBeCloseTo(upper, 4);
  });

  it('leave out zero exactly where p is below 0.05, for all small surveys, and turn round with them', () => {
    let significant = 0;
    // Each number of answers in surveys of these sizes.
    const surveys = [1, 2, 5, 9, 12, 20].flatMap((n) => Array.from({ length: n + 1 }, (_, x) => [x, n] as const));
    for (const [[x, n], [y, m]] of surveys.flatMap((one) => surveys.map((other) => [one, other] as const))) {
      const made = scoreDifference(of(x, n), of(y, m), 0.95);
      if (isMissing(made)) continue;
      const { lower, upper, pValue } = made;
      expect(lower > 0 || upper < 0, `${x}/${n} ${y}/${m}: ${lower} ${upper} ${pValue}`).toBe(pValue < 0.05);
      const turned = compared(of(y, m), of(x, n));
      expect(turned.upper).toBeCloseTo(-lower, 9);
      if (pValue < 0.05) significant += 1;
    }
    expect(significant).toBeGreaterThan(500);
  });

  it('agree in large surveys too, on both sides of the line', () => {
    const sizes = [
      [300, 300],
      [1000, 150],
      [5000, 4000],
    ] as const;
    const steps = Array.from({ length: 121 }, (_, index) => index - 60);
    for (const [share, [n, m]] of [0.02, 0.3, 0.5, 0.9].flatMap((each) => sizes.map((size) => [each, size] as const))) {
      const deviation = Math.sqrt((share * (1 - share)) / Math.min(n, m));
      for (const p of steps
        .map((step) => share + (step / 10) * deviation * 0.7)
        .filter((each) => each >= 0 && each <= 1)) {
        const { lower, upper, pValue } = compared({ p, n }, { p: share, n: m });
        expect(lower > 0 || upper < 0).toBe(pValue < 0.05);
      }
    }
  });
});

describe('the p of a difference', () => {
  it("is R's prop.test, corrected where answers are few", () => {
    // prop.test(c(40, 36), c(40, 40)): X-squared 2.3684, p 0.1238; Fisher's exact test gives 0.1156.
    expect(scoreP(of(40, 40), of(36, 40))).toBeCloseTo(0.1238, 4);
    // prop.test(c(470, 450), c(500, 500), correct = FALSE): p 0.01974.
    expect(scoreP(of(470, 500), of(450, 500))).toBeCloseTo(0.01974, 5);
    expect(scoreP(of(10, 10), of(20, 20))).toBe(1);
    expect(scoreP(of(3, 9), of(3, 9))).toBe(1);
  });
});

describe('the minimum sample size', () => {
  it.each([
    // Counted up in Python with SciPy's normal distribution until p is below 0.05; the second and third need the correction.
    [0.94, 0.9, 1, 354],
    [1, 0.9, 1, 55],
    [1, 0, 1, 4],
    [1, 0.9, 2, 110],
    [0.02, 0.01, 1, 1136],
  ])('of %d and %d with a design effect of %d', (one, two, effect, n) => {
    expect(minimumSampleSize(one, two, effect, 0.95)).toBe(n);
    const at = (size: number) => scoreP({ p: one, n: size / effect }, { p: two, n: size / effect });
    expect(at(n)).toBeLessThan(0.05);
    expect(at(n - 1)).toBeGreaterThanOrEqual(0.05);
  });
});
