/** The least contrast of text against its ground (WCAG 2.2, AA). */
export const MINIMUM_CONTRAST = 4.5;

/**
 * Contrast of a colour against white.
 *
 * Formula: 1.05 / (L + 0.05), L the relative luminance of sRGB. Units: a ratio from 1 (white) to 21 (black). Source:
 * WCAG 2.2, relative luminance.
 *
 * @example contrastWithWhite('#000000') // 21
 */
export function contrastWithWhite(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

/** A contrast to one decimal, never rounded up: 4.48 is "4.4", for 4.5 would pass. */
export const contrastText = (contrast: number): string => (Math.floor(contrast * 10) / 10).toFixed(1);
