import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { FastifyInstance } from 'fastify';
import type { Keywords } from '../../input/reading.ts';

/** A route of the API: one that needs credentials. */
export interface ApiRoute {
  readonly method: string;
  /** With parameters: `/customervault/v1/profiles/:profileId`. */
  readonly url: string;
  /** The schema of its body. */
  readonly body?: Keywords;
}

/** Runs `open`, and lists the routes of the API of the server that it builds, as that server registers them. */
export async function listApiRoutes<T>(open: () => Promise<T>): Promise<{ opened: T; routes: readonly ApiRoute[] }> {
  const routes: ApiRoute[] = [];
  const watch = (message: unknown) => {
    const { fastify } = message as { fastify: FastifyInstance };
    fastify.addHook('onRoute', ({ method, url, schema, config }) => {
      if (config?.scope === undefined) return;
      const body = schema?.body as Keywords | undefined;
      for (const name of [method].flat()) routes.push({ method: name, url, ...(body ? { body } : {}) });
    });
  };
  subscribe('fastify.initialization', watch);
  try {
    return { opened: await open(), routes: routes.filter(({ method }) => method !== 'HEAD') };
  } finally {
    unsubscribe('fastify.initialization', watch);
  }
}
