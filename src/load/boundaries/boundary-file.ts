import type { CoordinateSystem, Outline } from '../../core/boundaries.js';
import { inputError } from '../../core/errors.js';
import type { Position } from '../../core/position.js';
import { quoteForMessage } from '../../core/quote-for-message.js';
import { isRecord } from '../../core/typed-record.js';
import { decode, isGzip, isWorkbook, readBytes } from '../containers/text.js';
import { outlineOf, systemOf } from './coordinates.js';
import { faultOffset, featureOffsets, positionAt } from './json-position.js';

/** An area of a boundary file: what the file says of it, and its outline. */
export interface BoundaryFeature {
  readonly properties: ReadonlyMap<string, string>;
  readonly outline: Outline;
}

export interface BoundaryFile {
  readonly file: string;
  readonly system: CoordinateSystem;
  readonly features: readonly BoundaryFeature[];
  /** Where a feature stands in the file; for messages. */
  readonly positionOf: (index: number) => Position;
}

const MEGABYTE = 2 ** 20;
/** London's 4,994 LSOAs at full resolution are about 30 MB; all of England and Wales takes more memory than a report may. */
const LARGEST = 100;

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const offset = faultOffset(text, error);
    const sentence =
      offset >= text.trimEnd().length
        ? 'ends before it is complete; download it again.'
        : 'is not JSON; give boundaries as GeoJSON.';
    throw inputError(positionAt(file, text, offset), sentence);
  }
}

function textOf(path: string): string {
  const { file, bytes } = readBytes(path, path);
  if (bytes.length > LARGEST * MEGABYTE)
    throw inputError(
      { file },
      `is ${Math.round(bytes.length / MEGABYTE)} MB, over the ${LARGEST} MB that a map needs at most; give the areas of London alone, or generalised boundaries.`,
    );
  const at = { file, row: 1, column: 1 };
  if (bytes.length === 0) throw inputError(at, 'is empty; download it again.');
  if (isGzip(bytes) || isWorkbook(bytes))
    throw inputError(at, 'is packed (a zip, a workbook or gzip), not GeoJSON; unpack it, or export it as GeoJSON.');
  return decode(file, bytes).text;
}

/** The list of features, which a collection has. */
function featuresIn(file: string, content: unknown): readonly unknown[] {
  const at = { file, row: 1, column: 1 };
  const { type, features }: Readonly<Record<string, unknown>> = isRecord(content) ? content : {};
  if (typeof type !== 'string') throw inputError(at, 'is JSON but no GeoJSON; give a FeatureCollection.');
  if (type === 'Topology') throw inputError(at, 'is TopoJSON; export it as GeoJSON.');
  if (type !== 'FeatureCollection' || !Array.isArray(features))
    throw inputError(at, `is ${quoteForMessage(type)}, not a FeatureCollection; export it as GeoJSON.`);
  if (features.length === 0) throw inputError(at, 'has no features; download it again.');
  return features;
}

const propertiesOf = (feature: Readonly<Record<string, unknown>>): Map<string, string> =>
  new Map(
    Object.entries(isRecord(feature.properties) ? feature.properties : {}).flatMap(([key, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[key, String(value).trim()]] : [],
    ),
  );

/**
 * Reads GeoJSON of areas, in degrees or on the British National Grid, all of one system.
 *
 * Errors, each with where it stands: not JSON, cut short, no collection of features, none in it, a geometry that is no area,
 * coordinates that cannot be drawn, larger than 100 MB. Source of the form: RFC 7946, which older files precede: the way round
 * of rings is not relied on.
 */
export function readBoundaries(path: string): BoundaryFile {
  const text = textOf(path);
  const file = path;
  let offsets: readonly number[] | undefined;
  const positionOf = (index: number): Position => {
    offsets ??= featureOffsets(text);
    return positionAt(file, text, offsets[index] ?? 0);
  };
  let system: CoordinateSystem | undefined;
  const features = featuresIn(file, parse(file, text)).map((feature, index): BoundaryFeature => {
    const refuse = (fault: string) => inputError(positionOf(index), `feature ${index + 1} ${fault}.`);
    if (!isRecord(feature)) throw refuse('is no feature; export it as GeoJSON');
    const outline = outlineOf(feature.geometry);
    if ('fault' in outline) throw refuse(outline.fault);
    for (const point of outline.flat(2)) {
      const found = systemOf(point);
      if (typeof found === 'object') throw refuse(found.fault);
      system ??= found;
      if (found !== system)
        throw refuse('has coordinates of another kind than those before it (degrees and metres); export all in one');
    }
    return { properties: propertiesOf(feature), outline };
  });
  return { file, system: system ?? 'degrees', features, positionOf };
}
