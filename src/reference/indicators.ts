import type { IndicatorDefinition } from '../core/indicator.js';
import { choiceOf, readReference } from './read-table.js';

const COLUMNS = ['id', 'label', 'table', 'parts', 'better', 'unit', 'definition'] as const;

/** The indicators that tables know; a part ("hate-crime: racist") is named after a colon. */
export const readIndicatorDefinitions = (): IndicatorDefinition[] =>
  readReference('indicators.csv', COLUMNS, ['id']).map(({ id, label, table, parts, better, unit, definition }) => ({
    id,
    label,
    table,
    hasParts: parts === 'yes',
    better: choiceOf(better, ['lower', 'higher', 'neither']),
    usualUnit: unit,
    definition,
  }));
