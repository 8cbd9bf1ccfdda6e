import { median } from 'simple-statistics';

export interface StepAgainstRest {
  /** By how much the area changed more than the others did. */
  readonly step: number;
  /** In robust standard deviations of the relative steps of all areas. */
  readonly deviations: number;
}

/** A median of absolute deviations times this estimates a standard deviation. */
const TO_STANDARD_DEVIATION = 1.4826;

/**
 * Steps of areas beyond what the others did, and how far they stand out among all.
 *
 * Formula: step = after − before × (sum of the others after ÷ sum of the others before); deviations = |step ÷ before| ÷
 * (1.4826 × the median of |step ÷ before| of all areas). Units: those of the series; none. An area of zero before has no
 * relative step and stands out by none; where more than half of the areas do not step, any that does stands out without end.
 *
 * @example stepsAgainstRest([100, 100, 100], [110, 130, 60]) // [{"step":15,"deviations":0.22483025315886507},{"step":45,"deviations":0.6744907594765952},{"step":-60,"deviations":0.8993210126354603}]
 */
export function stepsAgainstRest(before: readonly number[], after: readonly number[]): StepAgainstRest[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const [allBefore, allAfter] = [sum(before), sum(after)];
  const steps = before.map((countBefore, index) => {
    const later = after[index] ?? 0;
    const restBefore = allBefore - countBefore;
    return later - countBefore * (restBefore === 0 ? 1 : (allAfter - later) / restBefore);
  });
  const relative = steps.map((step, index) => (before[index] ? Math.abs(step / (before[index] ?? 1)) : 0));
  const deviation = TO_STANDARD_DEVIATION * median(relative);
  return steps.map((step, index) => {
    const relativeStep = relative[index] ?? 0;
    return { step, deviations: relativeStep === 0 ? 0 : relativeStep / deviation };
  });
}
