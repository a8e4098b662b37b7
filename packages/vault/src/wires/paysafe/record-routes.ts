import type { FastifyContextConfig, FastifyInstance } from 'fastify';
import type { Expected, Scope } from '../../core/context.ts';
import type { HttpDeps, RouteDoc } from '../wire.ts';
import { sendNothing } from '../send-json.ts';
import { expectedVersion, sendFound, sendWritten, type Shown } from './entity-tags.ts';
import { scopeOf } from './scope.ts';

/** What is the same for every kind of record: it is looked up, replaced and removed at its path. */
export interface RecordRoutes<Ids, Ref, Change> {
  readonly path: string;
  readonly docs: { readonly get: RouteDoc; readonly update: RouteDoc; readonly remove: RouteDoc };
  readonly config: FastifyContextConfig;
  /** Names the record to the core, by the ids of the path. */
  readonly toRef: (ids: Ids) => Ref;
  /** Gets the record. @param query of the address, where it is asked for by one */
  readonly get: (scope: Scope, ref: Ref, query?: object) => Promise<Shown>;
  /** Reads the body of a PUT. It is judged before the version is compared. */
  readonly read: (body: unknown, now: number) => Change;
  readonly update: (scope: Scope, ref: Ref & Expected, change: Change) => Promise<Shown>;
  readonly remove: (scope: Scope, ref: Ref & Expected) => Promise<void>;
}

/** Registers GET, PUT and DELETE of a kind of record. A write goes ahead only on the version that it names. */
export function registerRecord<Ids, Ref extends object, Change>(
  app: FastifyInstance,
  deps: HttpDeps,
  { path, docs, config, toRef, get, read, update, remove }: RecordRoutes<Ids, Ref, Change>,
): void {
  app.get(path, { schema: docs.get, config }, async (request, reply) => {
    const [scope, ref] = [scopeOf(request, deps), toRef(request.params as Ids)];
    return sendFound(request, reply, await get(scope, ref, request.query as object));
  });

  app.put(path, { schema: docs.update, config }, async (request, reply) => {
    const [scope, ref] = [scopeOf(request, deps), toRef(request.params as Ids)];
    const change = read(request.body, scope.now);
    const expected = await expectedVersion(request, async () => (await get(scope, ref)).version);
    return sendWritten(reply, 200, await update(scope, { ...ref, ...expected }, change));
  });

  app.delete(path, { schema: docs.remove, config }, async (request, reply) => {
    const [scope, ref] = [scopeOf(request, deps), toRef(request.params as Ids)];
    const expected = await expectedVersion(request, async () => (await get(scope, ref)).version);
    await remove(scope, { ...ref, ...expected });
    return sendNothing(reply);
  });
}
