import { safeText } from '../../core/safe-text.js';

/** Markup that may stand in a page as it is. Text becomes it only through `escapeText`, so that nothing slips in unescaped. */
export class Markup {
  constructor(readonly html: string) {}
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeText = (text: string): string => safeText(text).replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);

type Piece = string | Markup | readonly Markup[];

const rendered = (piece: Piece): string => {
  if (piece instanceof Markup) return piece.html;
  return typeof piece === 'string' ? escapeText(piece) : piece.map(({ html }) => html).join('');
};

/** html`<p>${text}</p>`: text is escaped, markup is not. */
export function html(parts: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(parts.map((part, index) => part + rendered(pieces[index] ?? '')).join(''));
}

export const NOTHING = new Markup('');
