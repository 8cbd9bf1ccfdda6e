import { type Missing, missing } from '../../core/missing.js';

/**
 * Detection rate: outcomes recorded in a period as a percentage of the offences recorded in it.
 *
 * Formula: 100 × outcomes / offences. Units: percent. No outcomes is a rate of 0; without offences there is no rate and
 * the result is missing. Not capped at 100%: an outcome is counted in the month it is recorded and may belong to an
 * offence of an earlier one. Sanction detections and positive outcomes (which add community resolutions) are two
 * measures; one rate is never compared with the other. The rate of a group is its outcomes over its offences, not the
 * mean of the rates of its parts.
 * Source: Home Office, Crime outcomes in England and Wales, user guide; HMIC, sanction detections.
 *
 * @example detectionRate(63, 1851) // 3.403565640194489
 */
export function detectionRate(outcomes: number, offences: number): number | Missing {
  if (offences === 0) return missing('undefined', 'no rate on no offences');
  return (100 * outcomes) / offences;
}
