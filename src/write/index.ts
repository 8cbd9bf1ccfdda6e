import { csv } from './csv.js';
import type { Writer } from './document.js';
import { docx } from './docx.js';
import { html } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { ods } from './ods.js';
import { png } from './png.js';
import { svg } from './svg.js';
import { terminal } from './terminal.js';
import { xlsx } from './xlsx.js';

/** Every output format. Adding one: its file and its line here. */
export const WRITERS: readonly [Writer, ...Writer[]] = [terminal, markdown, csv, json, html, xlsx, ods, docx, svg, png];
