import { inject } from 'vitest';
import type { Storage } from '../engine.ts';
import { createSchema } from './cluster.test-support.ts';
import { openPostgres, type PostgresOptions } from './open-postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The database of the tests' own server. */
    postgresUrl: string;
  }
}

/** The URL of a new, empty schema in the tests' own server. */
export function newPostgresUrl(): Promise<string> {
  return createSchema(inject('postgresUrl'));
}

/** An empty store in the tests' own server. */
export async function openTestPostgres(options: Omit<PostgresOptions, 'url'> = {}): Promise<Storage> {
  return openPostgres({ url: await newPostgresUrl(), ...options });
}
