import { once } from 'node:events';
import type { Socket } from 'node:net';
import { codeOf, type Message, MessageReader, type Status } from './messages.ts';

/** The server's answer to one simple query, or up to one Sync. */
export interface Answer {
  /** All messages except the last one, ReadyForQuery. */
  readonly messages: readonly Message[];
  /** The status of the session afterwards. */
  readonly status: Status;
  /** The SQLSTATE of an error in it. */
  readonly error: string | undefined;
}

/** The connection to the server, after the client's authentication. */
export class ServerSide {
  readonly #socket: Socket;
  readonly #waiting: ((answer: Answer) => void)[] = [];
  #messages: Message[] = [];
  #status: Status = 'I';

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  /** The last status that the server reported. */
  get status(): Status {
    return this.#status;
  }

  /** Authenticates a client: messages pass unchanged in both directions until the server is ready. */
  async admit(client: Socket, startup: Buffer): Promise<void> {
    const reader = new MessageReader();
    const toServer = (chunk: Buffer) => void this.#socket.write(chunk);
    this.#socket.write(startup);
    client.on('data', toServer);
    const isReady = new Promise<void>((resolve) => {
      const toClient = (chunk: Buffer) => {
        client.write(chunk);
        if (!reader.push(chunk).some(({ type }) => type === 'Z')) return;
        this.#socket.off('data', toClient);
        resolve();
      };
      this.#socket.on('data', toClient);
    });
    await Promise.race([isReady, once(this.#socket, 'close')]);
    client.off('data', toServer);
    this.#socket.on('data', (chunk: Buffer) => reader.push(chunk).forEach((message) => this.#take(message)));
  }

  /** Sends messages that end with one that the server answers with ReadyForQuery. */
  ask(...messages: readonly Buffer[]): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#socket.write(Buffer.concat(messages));
    });
  }

  #take(message: Message): void {
    if (message.type !== 'Z') {
      this.#messages.push(message);
      return;
    }
    const messages = this.#messages;
    const error = messages.find(({ type }) => type === 'E');
    this.#messages = [];
    this.#status = message.body.toString() as Status;
    this.#waiting.shift()?.({ messages, status: this.#status, error: error && codeOf(error) });
  }
}
