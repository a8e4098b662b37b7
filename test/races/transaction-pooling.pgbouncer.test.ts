import { DEFAULT_SETTINGS } from '../postgres/database-settings.ts';
import { races, raceSuite } from './race-suite.ts';
import { TRANSACTION_POOLING } from './set-ups.ts';

raceSuite(TRANSACTION_POOLING);

// Nobody told the vault of the pooler: each connection finds out by itself that names are mixed there, and gives none.
races({
  ...TRANSACTION_POOLING,
  name: 'behind PgBouncer, which pools transactions unsaid',
  settings: DEFAULT_SETTINGS,
});
