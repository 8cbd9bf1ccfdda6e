import { el, escapeMarkup } from '../../charts/svg.js';

/** One section of a number format: `+#,##0.0%"suffix"`. */
interface Section {
  readonly sign: string;
  /** undefined: words alone. */
  readonly decimals: number | undefined;
  readonly isPercentage: boolean;
  readonly suffix: string;
}

const SECTION = /^([+-]?)(?:#,##0(\.0+)?(%)?)?(?:"([^"]*)")?$/;

function sectionOf(text: string): Section {
  const match = SECTION.exec(text);
  if (!match) throw new Error(`no number format of a spreadsheet: ${text}`);
  const [, sign = '', fraction = '', percent, suffix = ''] = match;
  const hasDigits = text.includes('#');
  return {
    sign,
    decimals: hasDigits ? Math.max(0, fraction.length - 1) : undefined,
    isPercentage: percent !== undefined,
    suffix,
  };
}

const textOf = (text: string): string => (text === '' ? '' : el('number:text', {}, escapeMarkup(text)));

function contentOf({ sign, decimals, isPercentage, suffix }: Section): string {
  const digits =
    decimals === undefined
      ? ''
      : el('number:number', {
          'number:decimal-places': String(decimals),
          'number:min-decimal-places': String(decimals),
          'number:min-integer-digits': '1',
          'number:grouping': 'true',
        });
  return textOf(sign) + digits + textOf(isPercentage ? '%' : '') + textOf(suffix);
}

/** The data style of a format as a workbook has it: one section, or those of positive, negative and zero. */
export function numberStyle(format: string, name: string): string {
  const sections = format.split(';').map(sectionOf);
  const [first, negative, zero = first] = sections;
  if (!first || !zero) return '';
  const element = first.isPercentage ? 'number:percentage-style' : 'number:number-style';
  if (!negative) return el(element, { 'style:name': name }, contentOf(first));
  const part = (section: Section, ending: string) =>
    el(element, { 'style:name': `${name}${ending}`, 'style:volatile': 'true' }, contentOf(section));
  const map = (condition: string, ending: string) =>
    el('style:map', { 'style:condition': condition, 'style:apply-style-name': `${name}${ending}` });
  const main = contentOf(zero) + map('value()>0', 'P0') + map('value()<0', 'P1');
  return part(first, 'P0') + part(negative, 'P1') + el(element, { 'style:name': name }, main);
}
