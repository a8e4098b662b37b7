/** How a vault is told to deal with its database: once for `inlay`, once for `openPostgres`. */
export interface DatabaseSettings {
  readonly environment: NodeJS.ProcessEnv;
  readonly options: Readonly<Record<string, unknown>>;
}

export const DEFAULT_SETTINGS: DatabaseSettings = { environment: {}, options: {} };

/** For a pooler that knows no prepared statements. */
export const WITHOUT_STATEMENT_NAMES: DatabaseSettings = {
  environment: { INLAY_DATABASE_STATEMENT_NAMES: 'off' },
  options: { statementNames: false },
};
