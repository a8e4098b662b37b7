import { raceSuite } from './race-suite.ts';
import { DIRECTLY } from './set-ups.ts';

raceSuite(DIRECTLY);
