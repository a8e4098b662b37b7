import { DEFAULT_SETTINGS } from '../postgres/database-settings.ts';
import { races, raceSuite } from './race-suite.ts';
import { TRANSACTION_POOLING } from './set-ups.ts';

raceSuite(TRANSACTION_POOLING);

// The vault does not know about the pooler: each connection detects that names are mixed and stops using them.
races({
  ...TRANSACTION_POOLING,
  name: 'behind PgBouncer, which pools transactions unsaid',
  settings: DEFAULT_SETTINGS,
});
