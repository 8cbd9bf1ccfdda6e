import type { SourceTable } from '../../core/crime.js';
import type { Diagnostic } from '../../core/diagnostics.js';
import { firstInWords, groupThousands, listInWords } from '../../core/format.js';
import { monthName, monthRange } from '../../core/months.js';
import type { Dataset } from '../../tidy/dataset.js';
import type { TidySource } from '../../tidy/tidied-source.js';
import { boroughsIn } from '../../tidy/tidy-source.js';
import { type AgainstBundled, againstBundled, type BoroughTotals } from './bundled-totals.js';

/**
 * The share of the bundled offences that a file has at least, in one borough and in all of its boroughs together; and, the
 * other way round, the most. Later recording and a new recording system move less: in any twelve months of the Met's borough,
 * ward and LSOA files of 2018 to 2026 a borough has 89.7% to 119.1%, all together have 96.7% to 107.9%.
 */
const [IN_ONE_BOROUGH, IN_ALL_TOGETHER] = [0.8, 0.9];
/** In fewer months, or in some kinds of offence alone, recording moves more: up to 131%, and down to 77%. */
const AT_MOST_MOVED = 0.6;
const MANY_MONTHS = 12;
/** Boroughs, of the 32, from which on they are taken together: of fewer, one may move them all. */
const MANY_BOROUGHS = 16;
/** Fewer offences than these in the bundled figures move by too large a share. */
const LEAST_OFFENCES = 500;
/** So many boroughs are named. */
const NAMED = 3;

const shareOf = ({ inFile, bundled }: Omit<BoroughTotals, 'code'>): number => inFile / bundled;
const isFar = (share: number, least: number): boolean => share < least || share > 1 / least;
const percentOf = (totals: Omit<BoroughTotals, 'code'>): string => `${groupThousands(100 * shareOf(totals), 0)}%`;

function together(totals: readonly BoroughTotals[]): Omit<BoroughTotals, 'code'> {
  const sum = (key: 'inFile' | 'bundled') => totals.reduce((total, borough) => total + borough[key], 0);
  return { inFile: sum('inFile'), bundled: sum('bundled') };
}

/** "31%" and "its boroughs", or the boroughs that differ and the share of each; undefined where none does. */
function differenceOf({ totals: all, months, isOfAllCrime }: AgainstBundled, nameOf: (code: string) => string) {
  const totals = all.filter(({ bundled }) => bundled >= LEAST_OFFENCES);
  const isSteady = isOfAllCrime && months.length >= MANY_MONTHS;
  const sum = together(totals);
  const isFarTogether = isFar(shareOf(sum), isSteady ? IN_ALL_TOGETHER : AT_MOST_MOVED);
  if (totals.length >= MANY_BOROUGHS && isFarTogether) {
    return { where: 'its boroughs', percents: percentOf(sum), isMore: shareOf(sum) > 1 };
  }
  const far = isOfAllCrime
    ? totals.filter((borough) => isFar(shareOf(borough), isSteady ? IN_ONE_BOROUGH : AT_MOST_MOVED))
    : [];
  const inOrder = far.sort((a, b) => shareOf(a) - shareOf(b));
  const [first] = inOrder;
  if (!first) return undefined;
  const names = inOrder.slice(0, NAMED).map(({ code }) => nameOf(code));
  const more = inOrder.length > NAMED ? [`${inOrder.length - NAMED} more boroughs`] : [];
  const percents = listInWords(inOrder.slice(0, NAMED).map(percentOf));
  return { where: listInWords([...names, ...more]), percents, isMore: shareOf(first) > 1 };
}

const WHY_LESS = 'rows may be missing, or it is not a file of all crime';
const WHY_MORE = 'offences may be in it twice, or it counts something else';
const WHAT_TO_DO = "Use the Met's whole file as it was published.";

/**
 * Warns of files whose offences are plainly not those that the bundled figures have for the same boroughs and months: a file of
 * business crime under the usual headings, or one without some of its rows. Their figures would be short without a word.
 */
function unlikeBundled(dataset: Dataset, bundled: SourceTable): Diagnostic[] {
  const nameOf = (code: string) => dataset.areas.find((area) => area.code === code)?.name ?? code;
  const bundledTo = monthName(bundled.months.at(-1) ?? '');
  return dataset.sources.flatMap((tidy: TidySource): Diagnostic[] => {
    const compared = tidy.source.sha256 === bundled.sha256 ? undefined : againstBundled(dataset, tidy, bundled);
    const difference = compared && differenceOf(compared, nameOf);
    if (!compared || !difference) return [];
    const { where, percents, isMore } = difference;
    const { months, isOfAllCrime } = compared;
    const what = isOfAllCrime ? 'offences' : 'offences of the same kinds';
    const when = monthRange(months[0] ?? '', months.at(-1) ?? '');
    const text = `${tidy.source.file}: has ${percents} of the ${what} that the bundled figures of ${bundledTo} have for ${where} in the same months (${when}). Later recording moves such a total by some per cent; this is more than that: ${isMore ? WHY_MORE : WHY_LESS}. ${WHAT_TO_DO}`;
    return [{ level: 'warning', text }];
  });
}

/** Warns of files of London that lack some boroughs, where no other file has them. */
function withoutBoroughs({ sources, boroughs, areas }: Dataset): Diagnostic[] {
  return sources.flatMap((tidy): Diagnostic[] => {
    const isOfLevel = ({ level }: TidySource) => level === tidy.level;
    const present = new Set(sources.filter(isOfLevel).flatMap((source) => [...boroughsIn(source)]));
    const there = boroughs.filter((code) => boroughsIn(tidy).has(code));
    const absent = areas.filter(({ kind, code }) => kind === 'borough' && !present.has(code)).map(({ name }) => name);
    if (absent.length === 0 || there.length < MANY_BOROUGHS) return [];
    const text = `${tidy.source.file}: has rows of ${there.length} of the ${boroughs.length} boroughs, and none of ${firstInWords(absent)}; London and the ranks need them all. ${WHAT_TO_DO}`;
    return [{ level: 'warning', text }];
  });
}

/** What is plainly not there in files of the user's: boroughs, unless some may be absent, and offences of the bundled figures. */
export function lacksOfFiles(
  dataset: Dataset,
  { tables }: { readonly tables: readonly SourceTable[] },
  allowPartial: boolean,
): Diagnostic[] {
  const [bundled] = tables;
  return [...(allowPartial ? [] : withoutBoroughs(dataset)), ...(bundled ? unlikeBundled(dataset, bundled) : [])];
}
