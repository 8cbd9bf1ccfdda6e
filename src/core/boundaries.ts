/** Outlines of areas, for maps. Types only. */

export type Point = readonly [x: number, y: number];

/** The line around an area or around a hole in it; its last point is its first. */
export type Ring = readonly Point[];

/** The parts of an area, each a ring with the rings of its holes. Which way round a ring runs says nothing. */
export type Outline = readonly (readonly Ring[])[];

/** Longitude and latitude in degrees, or metres of the British National Grid. */
export type CoordinateSystem = 'degrees' | 'british-grid';

/** Outlines on a plane, y upwards, by the code of the area, and what a picture says of them. */
export interface Boundaries {
  readonly outlines: ReadonlyMap<string, Outline>;
  /** Where they are from and how they were simplified. */
  readonly source: string;
}
