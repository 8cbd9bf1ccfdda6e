import type { RuleFinding, Sentence } from '../../model.js';
import { inheritedAreas } from '../antecedent.js';
import { subjectAreasIn } from '../compared-areas.js';
import { areasIn } from '../context.js';
import type { CrimeData } from '../crime-data.js';
import { isOtherThingInMonths } from '../other-things.js';
import type { DocumentTime } from '../time/document-time.js';
import { monthlyMeans } from './monthly-means.js';
import { monthsCompared } from './months-compared.js';
import { yearMeant } from './year-meant.js';

/** One month against the others of its year, and their mean, whatever else the sentence names. */
export function monthsIn(data: CrimeData, sentence: Sentence, time: DocumentTime): RuleFinding[] {
  const areas = areasIn(data, sentence.text);
  const named = subjectAreasIn(data, sentence.text).map(({ area }) => area);
  const [area, another] = named.length > 0 ? new Set(named) : inheritedAreas(data, sentence);
  const base = yearMeant(sentence, time);
  if (!base || !area || another) return [];
  return [...monthsCompared(data, sentence, { base, area }), ...monthlyMeans(data, sentence, { base, area })].filter(
    ({ covers: [quantity] }) => quantity && !isOtherThingInMonths({ sentence, areas }, quantity),
  );
}
