import { readText } from '../../../input/read-scalar.ts';
import { fault, type Keywords, type Read } from '../../../input/reading.ts';
import { parseCountry } from './countries.ts';

/** Reads a country code in either case. Returns capitals, which address checks require. */
export function readCountry(schema: Keywords): Read {
  const read = readText(schema);
  return (value, path, reading) => {
    const code = read(value, path, reading);
    return code === undefined ? undefined : (parseCountry(code as string) ?? fault(reading, path, 'malformed'));
  };
}
