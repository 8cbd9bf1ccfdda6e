import type { Settings } from '../config/settings.js';
import type { ReadOptions } from '../load/read-options.js';
import { progressBar } from './progress.js';

/** How the files of a run are to be read: a page tells of every number which rows it came from. */
export function readOptionsFrom({ engine, memory, format, output, all }: Settings): ReadOptions {
  const keepRows = all || format.includes('html') || (output ?? '').endsWith('.html');
  return { engine, memory, keepRows, onProgress: progressBar() };
}

/** What is to be explained is read as for a page. */
export const withRowNumbers = (settings: Settings): Settings => ({ ...settings, format: ['html'] });
