import { BlockList, isIP } from 'node:net';
import { normalizeIP } from '@fastify/rate-limit';

const IPV4_WITH_PORT = /^(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}$/;
const BRACKETED = /^\[([\da-f:.]+)\](?::\d{1,5})?$/i;

/** An address as a proxy writes it down: without quotes, brackets, zone and port. */
function bareAddress(text: string): string {
  const address = text.trim().replace(/^"(.*)"$/, '$1');
  const bare = (IPV4_WITH_PORT.exec(address) ?? BRACKETED.exec(address))?.[1] ?? address;
  return bare.replace(/%.*$/, '');
}

/** What stands for one caller. One of IPv6 has a whole /64 of addresses. */
export function callerAddress(text: string): string {
  return normalizeIP(bareAddress(text), 64);
}

/**
 * Tells whose word is taken on where a request came from.
 *
 * @param networks addresses, or networks with the length of their prefix: `10.0.0.0/8`
 */
export function trustOf(networks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (text) => {
    const address = bareAddress(text);
    const version = isIP(address);
    return version !== 0 && list.check(address, version === 6 ? 'ipv6' : 'ipv4');
  };
}
