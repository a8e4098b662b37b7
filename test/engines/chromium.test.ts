import { allBehaviours } from './behaviours/all.ts';
import { chromium } from './chromium.ts';
import { inEngine } from './scene.ts';

await inEngine(chromium, allBehaviours);
