import type { DraftText } from '../../core/audit.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { decode } from '../containers/text.js';
import { positionsIn } from './positions.js';

export interface LoadedDraft {
  readonly draft: DraftText;
  readonly diagnostics: readonly Diagnostic[];
}

/** A text or Markdown draft as it is; old line ends (\r alone) are line ends. */
export function textDraft(name: string, bytes: Buffer): LoadedDraft {
  const { text, diagnostics } = decode(name, bytes);
  const plain = text.replace(/\r(?!\n)/g, '\n');
  return { draft: { name, text: plain, positionOf: positionsIn(plain) }, diagnostics };
}
