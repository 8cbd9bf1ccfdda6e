import { createHash } from 'node:crypto';
import { FONT_FAMILY } from '../../charts/frame.js';
import { cssOf, DARK, LIGHT, type Theme } from '../../charts/theme.js';

const colours = ({ background, ink, quiet, faint, borough }: Theme): string =>
  `--paper:${background};--ink:${ink};--quiet:${quiet};--faint:${faint};--own:${borough}`;

/** Colours of the light theme, of the dark one where the reader prefers it, and paper for print. */
export const style = (brand: string = LIGHT.ink): string => `
:root{color-scheme:light dark;${colours(LIGHT)};--brand:${brand}}
${cssOf(LIGHT, '.chart')}
@media screen and (prefers-color-scheme:dark){
:root{${colours(DARK)};--brand:${DARK.ink}}
${cssOf(DARK, '.chart')}
}
${PAGE}${TABLE}${INTERACTION}${NOTES}${NARROW}${PRINT}`;

const PAGE = `*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 ${FONT_FAMILY};overflow-wrap:break-word}
.page{max-width:70rem;margin:0 auto;padding:1rem}
a{color:var(--own)}
a:focus-visible,button:focus-visible,.scroll:focus-visible{outline:3px solid var(--own);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;background:var(--paper);padding:.5rem 1rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
h1,h2{color:var(--brand)}
.logo{display:block;height:3.5rem;max-width:100%;object-fit:contain;object-position:left;background:#fff;padding:.25rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.35rem;line-height:1.25;margin:0 0 .75rem}
h3{font-size:1.05rem;margin:1.25rem 0 .5rem}
.lead{color:var(--quiet);margin:0 0 1rem;max-width:48rem}
h2.part{font-size:1.6rem;margin:3rem 0 -1rem}
section>h3{font-size:1.35rem;line-height:1.25;margin:0 0 .75rem}
main>section{margin:2.5rem 0 0;padding-top:1.5rem;border-top:1px solid var(--faint)}
nav{margin:2.5rem 0 0}
nav>ol{columns:18rem;column-gap:2.5rem;padding-left:1.5rem;margin:.5rem 0}
nav ol ol{list-style:none;padding-left:1rem}
nav li{padding:.15rem 0;break-inside:avoid}
nav.boroughs{margin:0}
.boroughs ul{columns:11rem;column-gap:1.5rem;list-style:none;margin:0 0 1rem;padding:0}
dl{margin:0;max-width:48rem}
dl>div{padding:.55rem 0;border-bottom:1px solid var(--faint)}
dt{font-weight:700}
dd{margin:0}
ul.key{list-style:none;display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem;padding:0;margin:1rem 0}
ul.key li{border-top:4px solid var(--own);padding:.5rem 0;display:flex;flex-direction:column;line-height:1.3}
ul.key .what{font-weight:700}
ul.key strong{font-size:2rem;line-height:1.25;font-variant-numeric:tabular-nums}
ul.key strong.long{font-size:1rem}
ul.key .note{color:var(--quiet)}
.write{border:1px solid var(--quiet);min-height:7rem}
figure{margin:0 0 1.5rem}
figcaption,.caption{font-weight:700;margin-bottom:.5rem}
.chart svg{display:block;width:100%;height:auto}
.chart .small{display:none}
.summary .chart svg{max-width:48rem}
.lead-in{display:grid;grid-template-columns:minmax(0,1fr) 26.25rem;gap:2.5rem;align-items:start}
main>.lead-in{margin:1.5rem 0 0}
.lead-in figure{margin:0}
main>.search+.scroll{border:0;margin:0 0 2rem;padding:0}
.search{display:block;margin:0 0 1rem}
.search input{font:inherit;padding:.25rem .5rem;border:1px solid var(--quiet);background:var(--paper);color:var(--ink)}
details{margin:0 0 .75rem}
summary{cursor:pointer;color:var(--own);padding:.35rem 0;width:fit-content}
summary:focus-visible{outline:3px solid var(--own);outline-offset:2px}
.chart [role=img]:focus-visible{outline:none;stroke:var(--ink);stroke-width:4}
.readout{min-height:1.5em;margin:.25rem 0;color:var(--quiet)}
.scroll{overflow-x:auto;margin:0 0 .75rem;background:linear-gradient(90deg,var(--paper) 1.5rem,transparent) local,linear-gradient(270deg,var(--paper) 1.5rem,transparent) 100% 0 local,linear-gradient(90deg,color-mix(in srgb,var(--ink) 28%,transparent),transparent 1rem) scroll,linear-gradient(270deg,color-mix(in srgb,var(--ink) 28%,transparent),transparent 1rem) scroll}
`;

const TABLE = `table{border-collapse:collapse;font-size:.9rem;line-height:1.3;font-variant-numeric:tabular-nums}
td{white-space:nowrap}
td.t:not(.s),td.why{white-space:normal}
th,td{padding:.35rem .6rem;text-align:right;vertical-align:top;border-bottom:1px solid var(--faint)}
thead th{vertical-align:bottom;border-bottom:2px solid var(--quiet);min-width:4.5rem}
tbody th{text-align:left;font-weight:400;min-width:min(13rem,34vw)}
th:first-child,.t{text-align:left}
td.t{min-width:9rem}
td.why{min-width:9rem;color:var(--quiet);font-size:.85em}
:is(.dense,.wide) :is(th,td){padding-left:.3rem;padding-right:.3rem}
:is(.dense,.wide) thead th{min-width:0}
tbody th.l0,tbody th.l1{font-weight:700}
tbody .l2{padding-left:1.6rem}
tbody .l3{padding-left:2.6rem}
.marked>*{font-weight:700;background:color-mix(in srgb,var(--own) 10%,var(--paper))}
.mark{color:var(--own)}
td[data-made]{cursor:help}
td[data-made]:focus-visible{outline:3px solid var(--own);outline-offset:-3px}
`;

const INTERACTION = `dialog{max-width:min(46rem,94vw);max-height:85vh;overflow:auto;background:var(--paper);color:var(--ink);border:1px solid var(--quiet);padding:1rem 1.25rem}
dialog::backdrop{background:rgb(0 0 0/.45)}
dialog form{float:right;margin-left:1rem}
dialog button{font:inherit;padding:.25rem .75rem}
dialog ul{list-style:none;padding:0;margin:0}
dialog li{padding:.2rem 0}
${[1, 2, 3, 4, 5, 6].map((depth) => `dialog .d${depth}{padding-left:${depth * 1.1}rem}`).join('\n')}
thead button{all:unset;cursor:pointer;font-weight:700;text-decoration:underline dotted;text-underline-offset:.2em}
thead button:focus-visible{outline:3px solid var(--own);outline-offset:2px}
`;

const NOTES = `.notes{color:var(--quiet);font-size:.85rem;max-width:60rem;padding-left:1.5rem}
.source{color:var(--quiet);font-size:.85rem;max-width:60rem}
`;

const NARROW = `@media (max-width:60rem){
.lead-in{display:block}
.lead-in figure{margin:1.5rem 0 0}
.lead-in svg{max-width:30rem}
}
@media (max-width:40rem){
.scroll thead th:first-child,.scroll tr:not(.marked) th[scope=row]{position:sticky;left:0;background:var(--paper)}
.scroll .marked th[scope=row]{position:sticky;left:0}
.chart .large{display:none}
.chart .small{display:block}
h1{font-size:1.5rem}
}
`;

/** Chromium repeats no head in which a button has a box of its own. */
const PRINT = `@page{size:A4;margin:15mm}
@page wide{size:A4 landscape;margin:12mm}
@media print{
body{font-size:9.5pt;line-height:1.4}
.page{max-width:none;padding:0}
nav,.skip,.search,#how-hint,#said,.readout,dialog{display:none}
a{color:inherit;text-decoration:none}
.chart .large{display:block}
.chart .small{display:none}
.chart svg{max-width:180mm;max-height:225mm}
main>section,.lead-in>section{border:0;margin:0;padding:5mm 0 0}
.lead-in{display:block}
.lead-in figure{margin:4mm 0 0}
.lead-in svg{max-width:80mm}
summary{display:none}
details::details-content{content-visibility:visible;block-size:auto}
ul.key{grid-template-columns:repeat(4,1fr);gap:4mm;margin:2mm 0}
ul.key strong{font-size:18pt}
.summary{font-size:8.5pt;line-height:1.3}
.summary h1{font-size:18pt}
.summary h2{font-size:13pt;margin:0 0 1mm}
.summary main>section{padding:3mm 0 0}
.summary dl>div{padding:1mm 0}
.summary .source{font-size:7.5pt;margin:1mm 0}
.summary table{break-inside:avoid}
.summary figure{margin:2mm 0 0}
.summary .chart svg{max-width:140mm;max-height:64mm}
.summary th,.summary td{padding:.1rem .4rem}
.summary .write{min-height:16mm}
.summary section.scroll{margin:0}
.summary p{margin:1mm 0}
section.wide,h2.wide{page:wide}
section.wide .chart svg{max-height:150mm}
h2,h3,figcaption,.caption{break-after:avoid}
figure,thead,tr,dl>div{break-inside:avoid}
thead{display:table-header-group;break-after:avoid}
tbody tr:nth-child(-n+2){break-before:avoid}
.notes li{break-inside:avoid}
h1{font-size:20pt}
h2,section>h3{font-size:12pt;margin:0 0 1.5mm}
h2.part{font-size:15pt;margin:7mm 0 -4mm}
.notes,.source{font-size:8pt;line-height:1.35;max-width:none;margin:1.5mm 0}
#coverage dl,ol[type=A]{columns:2;column-gap:8mm;max-width:none;font-size:8pt;line-height:1.3}
#coverage dl>div{padding:.8mm 0}
.two{columns:2;column-gap:8mm}
thead button{display:contents}
.scroll{overflow:visible;background:none}
.mark{white-space:nowrap}
table{font-size:8pt;line-height:1.2;width:100%}
th,td{padding:.55mm 1mm}
thead th,td.why{min-width:0}
td.t{min-width:30mm}
:is(.dense,.wide) td.t,td.s{min-width:0}
tbody th{min-width:44mm}
.two tbody th{min-width:0;white-space:nowrap}
:is(.dense,.wide) table{font-size:7pt}
:is(.dense,.wide) :is(th,td){padding:.5mm .6mm}
:is(.dense,.wide) tbody th{min-width:36mm}
:is(.dense,.wide) tbody .l2{padding-left:3mm}
:is(.dense,.wide) tbody .l3{padding-left:5mm}
}
`;

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The browser itself is instructed to fetch nothing and to run no script but the page's own. */
export function contentPolicy(css: string, script: string): string {
  const scripts = script === '' ? "'none'" : hashOf(script);
  return `default-src 'none'; style-src ${hashOf(css)}; script-src ${scripts}; img-src data:; base-uri 'none'; form-action 'none'`;
}
