import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Program, startProgram } from '../../e2e/program.ts';
import type { SecretKey } from '../contents.ts';
import type { Body } from './call-vault.ts';

const INLAY = fileURLToPath(new URL('../../../packages/vault/bin/inlay.mjs', import.meta.url));

const run = promisify(execFile);

/** A vault made by `inlay init`: the command `inlay` with its configuration, and its database if it has one. */
export class InlayCommand {
  readonly #config: string;
  readonly #environment: Readonly<Record<string, string>>;

  /** @param databaseUrl the URL of a PostgreSQL database; without it the store is a file next to the configuration */
  constructor(config: string, databaseUrl?: string) {
    this.#config = config;
    this.#environment = databaseUrl === undefined ? {} : { INLAY_DATABASE_URL: databaseUrl };
  }

  /** @returns its output */
  async print(...args: readonly string[]): Promise<string> {
    const { stdout } = await run(process.execPath, [INLAY, ...args, '--config', this.#config], {
      env: { ...process.env, ...this.#environment },
      timeout: 30_000,
    });
    return stdout;
  }

  /** @returns its JSON output */
  async ask(...args: readonly string[]): Promise<Body> {
    return JSON.parse(await this.print(...args, '--json'));
  }

  async secretKey(tenant: string, ...scopes: readonly string[]): Promise<SecretKey> {
    const permits = scopes.flatMap((scope) => ['--scope', scope]);
    const { key, secret } = await this.ask('keys', 'create', '--tenant', tenant, ...permits);
    return { id: key.id, secret };
  }

  /** Creates a key for pages of `https://shop.example`. */
  async publishableKey(tenant: string): Promise<string> {
    const origin = ['--origin', 'https://shop.example'];
    return (await this.ask('keys', 'create', '--publishable', ...origin, '--tenant', tenant)).key.id;
  }

  serve(): Promise<Program> {
    return startProgram([INLAY, 'serve', '--config', this.#config, '--port', '0'], this.#environment);
  }
}
