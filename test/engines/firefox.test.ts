import { allBehaviours } from './behaviours/all.ts';
import { firefox } from './firefox.ts';
import { inEngine } from './scene.ts';

await inEngine(firefox, allBehaviours);
