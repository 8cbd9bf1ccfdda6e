import {
  AlignmentType,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
} from 'docx';

/** Styles by name, so that a reader's own template can give them another look. Sizes are in half points. */

const INK = '14202B';
const QUIET = '4D5963';

export const FONT = 'Arial';

const quietText = { size: 16, color: QUIET };

const TEXT_STYLES: IParagraphStyleOptions[] = [
  {
    id: 'Subtitle',
    name: 'Subtitle',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size: 22, color: QUIET },
    paragraph: { spacing: { after: 240 } },
  },
  {
    id: 'Caption',
    name: 'caption',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size: 19, bold: true },
    paragraph: { spacing: { before: 160, after: 80 }, keepNext: true },
  },
  {
    id: 'Cover',
    name: 'Cover',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 21, color: QUIET },
    paragraph: { spacing: { after: 40 } },
  },
  {
    id: 'Contents1',
    name: 'Contents 1',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 18, bold: true },
    paragraph: { spacing: { before: 30 } },
  },
  {
    id: 'Contents2',
    name: 'Contents 2',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 18 },
    paragraph: { indent: { left: 300 } },
  },
  {
    id: 'SmallList',
    name: 'Small List',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 17 },
    paragraph: { spacing: { after: 30 } },
  },
  { id: 'TableText', name: 'Table Text', basedOn: 'Normal', quickFormat: true, run: { size: 17 } },
  {
    id: 'TableHeading',
    name: 'Table Heading',
    basedOn: 'TableText',
    quickFormat: true,
    run: { size: 17, bold: true },
  },
  {
    id: 'Notes',
    name: 'Notes',
    basedOn: 'Normal',
    quickFormat: true,
    run: quietText,
    paragraph: { spacing: { after: 40 } },
  },
  {
    id: 'Source',
    name: 'Source',
    basedOn: 'Normal',
    quickFormat: true,
    run: quietText,
    paragraph: { spacing: { before: 60, after: 160 } },
  },
];

/** In the colour of headings: those that are not in the contents. */
const headingStyles = (heading: string): IParagraphStyleOptions[] => [
  {
    id: 'KeyFigure',
    name: 'Key Figure',
    basedOn: 'Normal',
    quickFormat: true,
    run: { size: 40, bold: true, color: heading },
  },
  {
    id: 'ContentsHeading',
    name: 'Contents Heading',
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { size: 30, bold: true, color: heading },
    paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
  },
];

/** The styles, headings in a colour, text in a size. */
export const stylesOf = (heading: string = INK, text = 21): IStylesOptions => ({
  default: {
    document: { run: { font: FONT, size: text, color: INK, language: { value: 'en-GB' } } },
    title: { run: { font: FONT, size: 44, bold: true, color: heading }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { font: FONT, size: 30, bold: true, color: heading },
      paragraph: { spacing: { before: 320, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: FONT, size: 24, bold: true, color: heading },
      paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
    },
    listParagraph: { paragraph: { spacing: { after: 80 } } },
  },
  paragraphStyles: [...TEXT_STYLES, ...headingStyles(heading)],
});

const hanging = (left: number, by: number) => ({ style: { paragraph: { indent: { left, hanging: by } } } });

/** Bullets, and notes numbered from 1 beneath each table. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'bullets',
      levels: [
        { level: 0, format: LevelFormat.BULLET, text: '\u2022', alignment: AlignmentType.LEFT, ...hanging(400, 280) },
      ],
    },
    {
      reference: 'notes',
      levels: [
        { level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, ...hanging(400, 400) },
      ],
    },
  ],
};
