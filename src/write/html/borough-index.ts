import { html, Markup } from './markup.js';
import { style } from './style.js';

interface IndexEntry {
  readonly name: string;
  readonly folder: string;
  /** The files of its report; none where there never was one. */
  readonly files: readonly string[];
  /** The last run wrote none. */
  readonly isOfEarlierRun: boolean;
}

const links = ({ folder, files }: IndexEntry): Markup[] =>
  files.map((file) => html` <a href="${folder}/${file}">${file}</a>`);

const item = (entry: IndexEntry): Markup => {
  const state = entry.isOfEarlierRun ? (entry.files.length > 0 ? ' (of an earlier run)' : ' (not written)') : '';
  return html`<li><strong>${entry.name}</strong>${state}${links(entry)}</li>\n`;
};

/** A page that lists the reports on all boroughs, each in its folder. */
export const boroughIndex = (command: string, entries: readonly IndexEntry[]): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>London boroughs: ${command} reports</title>
<style>${new Markup(style())}</style>
</head>
<body>
<div class="page">
<main>
<h1>London boroughs: ${command} reports</h1>
<ul>
${entries.map(item)}</ul>
</main>
</div>
</body>
</html>
`.html;
