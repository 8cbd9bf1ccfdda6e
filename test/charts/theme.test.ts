import { describe, expect, it } from 'vitest';
import { DARK, LIGHT, type Theme } from '../../src/charts/theme.js';

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

it('computes contrast as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  // The grey that WCAG's techniques give as just enough on white.
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

/** As a person without the red, green or blue cones sees it (Machado, Oliveira and Fernandes 2009, severity 1). */
const BLIND: Readonly<Record<string, readonly (readonly number[])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const channels = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
const seen = (colour: string, matrix: readonly (readonly number[])[]) =>
  matrix.map((row) => row.reduce((sum, weight, index) => sum + weight * (channels(colour)[index] ?? 0), 0));
const distance = (a: readonly number[], b: readonly number[]) =>
  Math.hypot(...a.map((value, i) => value - (b[i] ?? 0)));

describe.each([
  ['light', LIGHT],
  ['dark', DARK],
] as const)('the %s theme', (_, theme: Theme) => {
  it.each(['ink', 'quiet', 'borough', 'comparator'] as const)('%s is read as text', (name) =>
    expect(contrast(theme[name], theme.background)).toBeGreaterThanOrEqual(4.5));

  it.each(['other', 'borough', 'comparator', 'quiet'] as const)('%s is seen as a mark', (name) =>
    expect(contrast(theme[name], theme.background)).toBeGreaterThanOrEqual(3));

  it.each([...theme.steps, ...theme.changes])('text on the shade %s is read', (fill, ink) =>
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5));

  it('has shades in order of lightness from low to high', () => {
    const lightness = theme.steps.map(([fill]) => luminance(fill));
    const sorted = [...lightness].sort((a, b) => (theme === LIGHT ? b - a : a - b));
    expect(lightness).toEqual(sorted);
  });

  it.each(Object.entries(BLIND))('tells the borough from what is beside it with %s', (__, matrix) => {
    expect(distance(seen(theme.borough, matrix), seen(theme.comparator, matrix))).toBeGreaterThan(60);
    const [fall = '', rise = ''] = [theme.changes[0]?.[0], theme.changes[4]?.[0]];
    expect(distance(seen(fall, matrix), seen(rise, matrix))).toBeGreaterThan(60);
  });
});
