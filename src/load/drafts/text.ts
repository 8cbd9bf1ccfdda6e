import type { DraftText, Problem } from '../../model.js';
import { decode } from '../read-text.js';
import { placesIn } from './places.js';

export interface LoadedDraft {
  readonly draft: DraftText;
  readonly problems: readonly Problem[];
}

/** A text or Markdown draft as it is; old line ends (\r alone) are line ends. */
export function textDraft(name: string, bytes: Buffer): LoadedDraft {
  const { text, problems } = decode(name, bytes);
  const plain = text.replace(/\r(?!\n)/g, '\n');
  return { draft: { name, text: plain, place: placesIn(plain) }, problems };
}
