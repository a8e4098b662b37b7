import { raceSuite } from './race-suite.ts';
import { SESSION_POOLING } from './set-ups.ts';

raceSuite(SESSION_POOLING);
