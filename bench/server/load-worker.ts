import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { HttpConnection } from './http-connection.ts';
import type { Load, LoadResult } from './load.ts';

const load = workerData as Load;
const head = [
  `${load.method ?? 'POST'} ${load.path} HTTP/1.1`,
  `Host: 127.0.0.1:${load.port}`,
  `Authorization: ${load.authorization}`,
  ...(load.method === 'GET' ? [] : ['Content-Type: application/json']),
  '',
].join('\r\n');
const pattern = load.pick === undefined ? undefined : new RegExp(load.pick);

const latencies: number[] = [];
const picked: string[] = [];
let sent = 0;

async function sendUntil(connection: HttpConnection, end: number): Promise<void> {
  while (performance.now() < end && !(load.once && sent >= load.bodies.length)) {
    const body = load.bodies[sent++ % load.bodies.length] ?? '';
    const start = performance.now();
    const answer = await connection.send(head, body);
    latencies.push(performance.now() - start);
    if (answer.status !== load.status) throw new Error(`${load.path} answered ${answer.status}: ${answer.body}`);
    const found = pattern?.exec(answer.body)?.[1];
    if (found !== undefined) picked.push(found);
  }
}

const connections = await Promise.all(Array.from({ length: load.connections }, () => HttpConnection.open(load.port)));
const before = performance.eventLoopUtilization();
const start = performance.now();
await Promise.all(connections.map((connection) => sendUntil(connection, start + load.milliseconds)));
const elapsed = performance.now() - start;
const { utilization } = performance.eventLoopUtilization(before);
for (const connection of connections) connection.close();

const result: LoadResult = {
  perSecond: (latencies.length / elapsed) * 1000,
  latencies,
  picked,
  elapsed,
  utilization,
};
parentPort?.postMessage(result);
