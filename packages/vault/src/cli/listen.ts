import { OperatorError } from '../errors.ts';
import type { Vault } from '../vault.ts';

/** @throws {OperatorError} `port_taken`, `config_invalid` if the address is not one of this machine or not permitted */
export async function listen(vault: Vault, host: string, port: number): Promise<string> {
  try {
    return await vault.listen({ port, host });
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new OperatorError('port_taken', { message: `Port ${port} is taken. Choose another with --port.`, cause });
    }
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new OperatorError('config_invalid', {
        message: `The vault may not listen on ${host}, port ${port}.`,
        cause,
      });
    }
    throw cause;
  }
}

/** @throws {OperatorError} `config_invalid` */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new OperatorError('config_invalid', { setting: 'port', message: 'A port is a number from 0 to 65535.' });
  }
  return port;
}
