import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import type { StoreCounters } from '../../packages/vault/src/store/engine.ts';

/** How one process of a server fared in a phase. */
export interface ProcessReport {
  /** Milliseconds that a turn of its event loop came late. */
  readonly p99: number;
  readonly max: number;
  /** The part of the time in which its event loop was busy, 0 to 1. */
  readonly utilization: number;
  /** How often its stores were asked, if it says so of any. */
  readonly counters?: StoreCounters;
}

/** How a server fared in a phase: of all its processes the worst event loop, and together how often they asked the store. */
export type ServerReport = ProcessReport;

/** How long a process may take to answer, in milliseconds. */
const PATIENCE = 10_000;

interface Watched {
  readonly socket: Socket;
  readonly lines: Interface;
}

/** A socket over which all processes of one server, its workers too, are asked how they fare. */
export class Control {
  readonly path: string;
  readonly #folder: string;
  readonly #server: Server;
  readonly #watched = new Set<Watched>();

  private constructor(folder: string) {
    this.#folder = folder;
    this.path = join(folder, 'control');
    this.#server = createServer((socket) => this.#take(socket));
  }

  static async open(): Promise<Control> {
    const control = new Control(mkdtempSync(join(tmpdir(), 'inlay-control-')));
    control.#server.listen(control.path);
    await once(control.#server, 'listening');
    return control;
  }

  /** Starts a phase: what is reported next is counted from here. */
  async watch(): Promise<void> {
    await this.#ask('watch');
  }

  /** Ends a phase. @throws when no process is watched, or one does not answer */
  async report(): Promise<ServerReport> {
    const reports = (await this.#ask('report')) as ProcessReport[];
    if (reports.length === 0) throw new Error('No process of the server is watched.');
    const counters = reports.flatMap((report) => (report.counters ? [report.counters] : []));
    return {
      p99: Math.max(...reports.map(({ p99 }) => p99)),
      max: Math.max(...reports.map(({ max }) => max)),
      utilization: Math.max(...reports.map(({ utilization }) => utilization)),
      ...(counters.length === 0
        ? {}
        : {
            counters: {
              roundTrips: counters.reduce((sum, { roundTrips }) => sum + roundTrips, 0),
              retries: counters.reduce((sum, { retries }) => sum + retries, 0),
            },
          }),
    };
  }

  close(): void {
    for (const { socket } of this.#watched) socket.destroy();
    this.#server.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #take(socket: Socket): void {
    const watched = { socket, lines: createInterface({ input: socket }) };
    this.#watched.add(watched);
    socket.on('error', () => {});
    socket.on('close', () => this.#watched.delete(watched));
  }

  #ask(question: string): Promise<unknown[]> {
    return Promise.all(
      [...this.#watched].map(async ({ socket, lines }) => {
        const answer = once(lines, 'line', { signal: AbortSignal.timeout(PATIENCE) });
        socket.write(`${question}\n`);
        return JSON.parse(((await answer) as [string])[0]) as unknown;
      }),
    );
  }
}
