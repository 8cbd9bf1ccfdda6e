import type { Settings } from '../config/settings.js';
import { inputError } from '../core/errors.js';
import { dayInWords } from '../core/months.js';
import type { FrontMatter, Logo } from '../core/report.js';
import { readInput } from '../load/recorded-inputs.js';

/** A page stays below 400 kB with it. */
const LARGEST = 150_000;

async function readLogo(path: string): Promise<Logo> {
  const { bytes } = readInput(path);
  if (bytes.length > LARGEST) {
    throw inputError({ file: path }, `a logo of ${Math.ceil(bytes.length / 1000)} kB; give one of at most 150 kB.`);
  }
  const { imageSize } = await import('image-size');
  try {
    const { width, height, type } = imageSize(bytes);
    if (type === 'svg' || type === 'png' || type === 'jpg') return { kind: type, bytes, width, height };
  } catch {
    // The error below replaces that of the library, which is for programmers.
  }
  throw inputError({ file: path }, 'is not a picture in SVG, PNG or JPEG with a size; save it anew as one.');
}

/** The front matter of a report under the title, colour and logo of the configuration. */
export async function withBranding(front: FrontMatter, { branding }: Settings): Promise<FrontMatter> {
  const { title, colour, logo, preparedBy, date } = branding;
  return {
    ...front,
    // A title of the user need not name the borough and the period: the line below it does.
    ...(title ? { title, period: front.period === '' ? front.title : `${front.title}. ${front.period}` } : {}),
    cover: [
      ...(front.cover ?? []),
      ...(preparedBy ? [{ term: 'Prepared by', meaning: preparedBy }] : []),
      ...(date ? [{ term: 'Date', meaning: dayInWords(date) ?? date }] : []),
    ],
    ...(colour ? { colour } : {}),
    ...(logo ? { logo: await readLogo(logo) } : {}),
  };
}
