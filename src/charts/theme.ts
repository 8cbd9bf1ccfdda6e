/**
 * What the classes of a chart look like. One table serves a page (as CSS, light and dark) and a picture on its own (as
 * attributes, which every program that shows SVG understands).
 *
 * Text has a contrast of at least 4.5:1 with what is behind it, marks 3:1; a test computes both. The blue and orange are distinguished
 * apart with every kind of colour blindness, and shape or a word says the same as the colour.
 */
export interface Theme {
  readonly background: string;
  readonly ink: string;
  readonly quiet: string;
  readonly faint: string;
  /** Other boroughs. */
  readonly other: string;
  /** The borough the report is about. */
  readonly borough: string;
  /** London, or what the borough is compared with. */
  readonly comparator: string;
  /** Shades of a map from low to high, and the ink on each. */
  readonly steps: readonly (readonly [fill: string, ink: string])[];
  /** Shades of a map of changes from fall to rise. */
  readonly changes: readonly (readonly [fill: string, ink: string])[];
}

export const LIGHT: Theme = {
  background: '#ffffff',
  ink: '#14202b',
  quiet: '#4d5963',
  faint: '#d5dade',
  other: '#76838f',
  borough: '#0b5394',
  comparator: '#b34700',
  steps: [
    ['#e6f0f9', '#14202b'],
    ['#b9d5ec', '#14202b'],
    ['#7fb0d9', '#14202b'],
    ['#2f6fa8', '#ffffff'],
    ['#0b3866', '#ffffff'],
  ],
  changes: [
    ['#1d5f99', '#ffffff'],
    ['#a9cbe6', '#14202b'],
    ['#f2f2f0', '#14202b'],
    ['#f3c39a', '#14202b'],
    ['#9c3d00', '#ffffff'],
  ],
};

export const DARK: Theme = {
  background: '#12181e',
  ink: '#edf1f4',
  quiet: '#b3bec8',
  faint: '#3a4650',
  other: '#8593a0',
  borough: '#6db3f2',
  comparator: '#ffa35c',
  steps: [
    ['#1b2a38', '#edf1f4'],
    ['#24486b', '#ffffff'],
    ['#35689a', '#ffffff'],
    ['#7fb0d9', '#12181e'],
    ['#cfe4f6', '#12181e'],
  ],
  changes: [
    ['#8cc1ef', '#12181e'],
    ['#2c567d', '#ffffff'],
    ['#2a3138', '#edf1f4'],
    ['#81441a', '#ffffff'],
    ['#ffb27a', '#12181e'],
  ],
};

type Style = Readonly<Record<string, string>>;

const stroke = (colour: string, width: number, more: Style = {}): Style => ({
  fill: 'none',
  stroke: colour,
  'stroke-width': `${width}`,
  ...more,
});

/** Every class of the charts. */
export function stylesOf(theme: Theme): Readonly<Record<string, Style>> {
  const { background, ink, quiet, faint, other, borough, comparator } = theme;
  const shades = (name: string, of: Theme['steps']) =>
    of.flatMap(([fill, text], index): [string, Style][] => [
      [`${name}${index + 1}`, { fill, stroke: quiet, 'stroke-width': '1' }],
      [`on-${name}${index + 1}`, { fill: text }],
      [`on-${name}${index + 1}-bold`, { fill: text, 'font-weight': '700' }],
    ]);
  return {
    background: { fill: background },
    ink: { fill: ink },
    bold: { fill: ink, 'font-weight': '700' },
    quiet: { fill: quiet },
    'own-text': { fill: borough, 'font-weight': '700' },
    'beside-text': { fill: comparator, 'font-weight': '700' },
    grid: stroke(faint, 1),
    axis: stroke(quiet, 1),
    other: { fill: other },
    own: { fill: borough },
    beside: { fill: comparator },
    'other-line': stroke(other, 1.5),
    'other-fine-line': stroke(other, 1),
    'own-line': stroke(borough, 2.5),
    'beside-line': stroke(comparator, 2, { 'stroke-dasharray': '5 4' }),
    'limit-line': stroke(quiet, 1.5, { 'stroke-dasharray': '2 3' }),
    before: { fill: background, stroke: other, 'stroke-width': '2' },
    'own-before': { fill: background, stroke: borough, 'stroke-width': '2' },
    // Under a line that crosses bars, so that it is seen on them.
    halo: stroke(background, 5),
    ring: stroke(ink, 2.5, { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
    // Beneath the frame of the borough, so that it is seen on every shade of a map.
    'ring-halo': stroke(background, 6, { 'stroke-linejoin': 'round', 'stroke-linecap': 'round' }),
    'tile-none': { fill: quiet },
    'tile-none-bold': { fill: quiet, 'font-weight': '700' },
    none: { fill: background, stroke: quiet, 'stroke-width': '1', 'stroke-dasharray': '3 3' },
    ...Object.fromEntries([...shades('step', theme.steps), ...shades('change', theme.changes)]),
  };
}

/** The classes as CSS, each rule below `scope`. */
export const cssOf = (theme: Theme, scope: string): string =>
  Object.entries(stylesOf(theme))
    .map(
      ([name, style]) =>
        `${scope} .${name}{${Object.entries(style)
          .map(([key, value]) => `${key}:${value}`)
          .join(';')}}`,
    )
    .join('\n');

/** The classes as attributes, for a picture that stands alone. */
export function withoutClasses(markup: string, theme: Theme): string {
  const styles = stylesOf(theme);
  return markup.replace(/ class="([^"]*)"/g, (_, name: string) => {
    const style = styles[name];
    if (!style) throw new Error(`no style for the class ${name}`);
    return Object.entries(style)
      .map(([key, value]) => ` ${key}="${value}"`)
      .join('');
  });
}
