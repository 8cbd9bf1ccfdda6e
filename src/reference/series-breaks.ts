import { ERAS } from '../core/crime.js';
import type { RecordingStep, SeriesBreak } from '../core/reference.js';
import { choiceOf, listOf, readReference } from './read-table.js';

const COLUMNS = [
  'id',
  'kind',
  'from',
  'to',
  'eras',
  'form',
  'offences',
  'except',
  'action',
  'short',
  'text',
  'source',
] as const;

const STEP_COLUMNS = ['break', 'offence', 'step_percent', 'rank', 'months', 'stepped'] as const;

/** The offences that stepped, by the id of the break; what `npm run measure:steps` wrote. */
function recordingSteps(): Map<string, RecordingStep[]> {
  const steps = new Map<string, RecordingStep[]>();
  for (const row of readReference('recording-steps.csv', STEP_COLUMNS, ['break', 'offence'])) {
    if (row.stepped !== 'yes') continue;
    steps.set(row.break, [
      ...(steps.get(row.break) ?? []),
      { offence: row.offence, percent: Number(row.step_percent) },
    ]);
  }
  return steps;
}

/** The registry of breaks: what changed when, and what is done about it. */
export function readSeriesBreaks(): SeriesBreak[] {
  const steps = recordingSteps();
  return readReference('series-breaks.csv', COLUMNS, ['id']).map((row) => ({
    id: row.id,
    kind: choiceOf(row.kind, ['across', 'during', 'level']),
    from: row.from,
    to: row.to,
    eras: row.eras === '' ? [] : row.eras.split('|').map((set) => set.split('+').map((era) => choiceOf(era, ERAS))),
    form: row.form,
    offences: listOf(row.offences),
    except: listOf(row.except),
    action: choiceOf(row.action, ['block', 'refuse', 'bridge', 'note']),
    short: row.short,
    text: row.text,
    source: row.source,
    steps: steps.get(row.id) ?? [],
  }));
}
