import {
  AlignmentType,
  type INumberingOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LevelFormat,
} from 'docx';

/** Styles by name, so that a reader's own template can replace them. Sizes are in half points. */

const INK = '14202B';
const QUIET = '4D5963';

export const FONT = 'Arial';

const quietText = { size: 16, color: QUIET };

const PARAGRAPH_STYLES: IParagraphStyleOptions[] = [
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
    paragraph: { spacing: { before: 120, after: 60 }, keepNext: true },
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
    paragraph: { spacing: { after: 20 } },
  },
  {
    id: 'Source',
    name: 'Source',
    basedOn: 'Normal',
    quickFormat: true,
    run: quietText,
    paragraph: { spacing: { before: 40, after: 100 } },
  },
];

/** A style of our own, based on the text of the document. */
const customStyle = (id: string, name: string, run: object, paragraph: object = {}) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run,
  paragraph,
});

/** Cover, contents and small lists. */
const REPORT_STYLES = [
  customStyle('Cover', 'Cover', { size: 21, color: QUIET }, { spacing: { after: 40 } }),
  customStyle('ContentsLine', 'Contents Line', { size: 19 }, { spacing: { before: 30 } }),
  customStyle('SmallList', 'Small List', { size: 16 }, { spacing: { after: 20 } }),
];

/** Styles in the colour of the headings. */
const headingStyles = (color: string) => [
  customStyle(
    'ContentsHeading',
    'Contents Heading',
    { size: 30, bold: true, color },
    { spacing: { before: 240, after: 80 }, keepNext: true },
  ),
  customStyle('KeyFigure', 'Key Figure', { size: 40, bold: true, color }),
];

/** The styles, headings in a colour, text in a size. */
export const stylesOf = (heading: string = INK, text = 20): IStylesOptions => ({
  default: {
    document: { run: { font: FONT, size: text, color: INK, language: { value: 'en-GB' } } },
    title: { run: { font: FONT, size: 44, bold: true, color: heading }, paragraph: { spacing: { after: 120 } } },
    heading1: {
      run: { font: FONT, size: 30, bold: true, color: heading },
      paragraph: { spacing: { before: 260, after: 80 }, keepNext: true },
    },
    heading2: {
      run: { font: FONT, size: 24, bold: true, color: heading },
      paragraph: { spacing: { before: 160, after: 60 }, keepNext: true },
    },
    listParagraph: { paragraph: { spacing: { after: 60 } } },
  },
  paragraphStyles: [...PARAGRAPH_STYLES, ...REPORT_STYLES, ...headingStyles(heading)],
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
