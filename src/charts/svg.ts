import { safeText } from '../core/safe-text.js';
import { BOLD, REGULAR } from './font-widths.js';

/** SVG as text. Colours are not here: an element names its class, and `theme.ts` says what that is. */

type Attributes = Readonly<Record<string, string | number | undefined>>;

export const FONT_SIZE = 13;

export const escapeMarkup = (text: string): string =>
  safeText(text).replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );

/** Coordinates to a tenth: a picture needs no more, and the page stays small. */
const attributeText = (value: string | number): string =>
  typeof value === 'number' ? `${Math.round(value * 10) / 10}` : escapeMarkup(value);

/** `el('rect', { x: 1 }, ...children)`; children are markup, so text goes through `label`. */
export function el(name: string, attributes: Attributes, ...children: string[]): string {
  const listed = Object.entries(attributes).map(([key, value]) =>
    value === undefined ? '' : ` ${key}="${attributeText(value)}"`,
  );
  const inside = children.join('');
  return inside === '' ? `<${name}${listed.join('')}/>` : `<${name}${listed.join('')}>${inside}</${name}>`;
}

const WIDTHS = { regular: new Map(REGULAR), bold: new Map(BOLD) };
/** A character that was not measured is taken for a wide one. */
const UNKNOWN_WIDTH = 800;

/** How wide a text stands, in pixels. */
export function textWidth(text: string, { size = FONT_SIZE, bold = false } = {}): number {
  const widths = bold ? WIDTHS.bold : WIDTHS.regular;
  let total = 0;
  for (const character of text) total += widths.get(character) ?? UNKNOWN_WIDTH;
  return (total * size) / 1000;
}

export const widest = (texts: readonly string[], style = {}): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, style)));

/** Breaks a text into lines no wider than `width`; a word wider than that stands on a line of its own. */
export function wrap(text: string, width: number, style = {}): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, style) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

interface LabelOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly kind?: string;
}

/** A text; `y` is its base line. */
export const label = (x: number, y: number, text: string, { anchor, size, kind = 'ink' }: LabelOptions = {}): string =>
  el(
    'text',
    { x, y, class: kind, 'text-anchor': anchor === 'start' ? undefined : anchor, 'font-size': size },
    escapeMarkup(text),
  );

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const rect = ({ x, y, width, height }: Box, kind: string): string =>
  el('rect', { x, y, width: Math.max(0, width), height, class: kind });

/** A line from left to right. */
export const horizontal = (x1: number, x2: number, y: number, kind: string): string =>
  el('path', { d: `M${round(x1)} ${round(y)}L${round(x2)} ${round(y)}`, class: kind });

/** A line from top to bottom. */
export const vertical = (x: number, y1: number, y2: number, kind: string): string =>
  el('path', { d: `M${round(x)} ${round(y1)}L${round(x)} ${round(y2)}`, class: kind });

const round = (value: number): number => Math.round(value * 10) / 10;

export const dot = (cx: number, cy: number, r: number, kind: string): string =>
  el('circle', { cx, cy, r, class: kind });

/** A triangle that points at the row it stands before. */
export const pointer = (x: number, y: number, kind: string): string =>
  el('path', { d: `M${round(x)} ${round(y - 5)}l7 5l-7 5z`, class: kind });

/** A diamond: distinguished from a circle without colour. */
export const diamond = (x: number, y: number, size: number, kind: string): string =>
  el('path', { d: `M${round(x)} ${round(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`, class: kind });
