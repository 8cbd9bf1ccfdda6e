import { inputError } from '../../core/errors.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { limitDepth } from './markup-depth.js';
import { type SheetFault, SheetScanner } from './sheet-scanner.js';
import { checkArchive, WORKBOOK_LIMITS } from './zip-integrity.js';

/** The sheets of a workbook as it lists them, before any is read: which can be seen, and whether each says every cell once. */
export interface SheetInfo {
  readonly name: string;
  readonly isHidden: boolean;
  readonly fault: SheetFault | undefined;
}

type Attributes = Readonly<Record<string, string>>;
type Elements = readonly { readonly name: string; readonly attributes: Attributes }[];

/** The elements of an XML part, by their names without a prefix. */
async function elementsOf(file: string, xml: string): Promise<Elements> {
  const { Parser } = await import('htmlparser2');
  const found: { name: string; attributes: Attributes }[] = [];
  const open = (name: string, attributes: Attributes) =>
    void found.push({ name: name.replace(/^.*:/, ''), attributes });
  new Parser(limitDepth(file, { open }), { xmlMode: true }).end(xml);
  return found;
}

/** Where a part points to, from the folder of the part that points. */
function partNamed(folder: string, target: string): string {
  return decodeURI(new URL(target, `file:///${folder}`).pathname.slice(1));
}

const folderOf = (part: string): string => part.replace(/[^/]*$/, '');
const relationsOf = (part: string): string => part.replace(/[^/]*$/, '_rels/$&.rels');

const relationId = (attributes: Attributes): string =>
  Object.entries(attributes).find(([key]) => /(^|:)id$/i.test(key) && key !== 'sheetId')?.[1] ?? '';

const ZIP_ARCHIVE = 'is a zip archive, not a workbook; unpack it and give the files in it.';
const OPEN_DOCUMENT = 'is an OpenDocument file; open it in a spreadsheet and save it again as .xlsx or CSV.';

/** Lists the worksheets of a workbook that is whole; what it says of charts and the like is left out. */
export async function sheetsOf(file: string, bytes: Uint8Array): Promise<readonly SheetInfo[]> {
  const scanners = new Map<string, SheetScanner>();
  const scan = (part: string) => {
    const scanner = new SheetScanner();
    scanners.set(part, scanner);
    return (chunk: Uint8Array) => scanner.take(chunk);
  };
  const readPart = await checkArchive(file, bytes, { limits: WORKBOOK_LIMITS, what: 'workbook', visit: scan });
  const partElements = async (part: string) => elementsOf(file, (await readPart(part)) ?? '');
  const targets = async (from: string, kind: string) =>
    (await partElements(relationsOf(from)))
      .filter(({ attributes }) => (attributes.Type ?? '').endsWith(`/${kind}`))
      .map(({ attributes }) => ({ id: attributes.Id ?? '', part: partNamed(folderOf(from), attributes.Target ?? '') }));
  const [workbook] = await targets('', 'officeDocument');
  if (!workbook) {
    const isOpenDocument = (await readPart('mimetype'))?.startsWith('application/vnd.oasis.opendocument') ?? false;
    throw inputError({ file, row: 1, column: 1 }, isOpenDocument ? OPEN_DOCUMENT : ZIP_ARCHIVE);
  }
  const worksheets = await targets(workbook.part, 'worksheet');
  const listed = (await partElements(workbook.part)).filter(({ name }) => name === 'sheet');
  const sheets = listed.flatMap(({ attributes }) => {
    const sheet = worksheets.find(({ id }) => id === relationId(attributes));
    const { name = '', state = 'visible' } = attributes;
    if (!sheet) return [];
    const scanner = scanners.get(sheet.part);
    const fault = scanner
      ? scanner.fault
      : { row: 1, column: 1, text: `the sheet ${quoteForMessage(name)} is not in the workbook` };
    return [{ name, isHidden: state !== 'visible', fault }];
  });
  const twice = sheets.find(({ name }, index) => sheets.findIndex((item) => item.name === name) < index);
  if (twice)
    throw inputError(
      { file, row: 1, column: 1 },
      `has two sheets named ${quoteForMessage(twice.name)}; rename one of them.`,
    );
  return sheets;
}
