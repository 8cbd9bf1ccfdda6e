import { mkdirSync, writeFileSync } from 'node:fs';
import { schemaText } from '../config/schema.js';

/** Writes schema/assessment.schema.json, by which editors check assessment.yaml: `npm run schema`. */
mkdirSync('schema', { recursive: true });
writeFileSync('schema/assessment.schema.json', schemaText());
