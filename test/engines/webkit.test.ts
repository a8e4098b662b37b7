import { allBehaviours } from './behaviours/all.ts';
import { webkit } from './webkit.ts';
import { inEngine } from './scene.ts';

await inEngine(webkit, allBehaviours);
