import { readText } from '../../../input/read-scalar.ts';
import { fault, type Keywords, type Read } from '../../../input/reading.ts';
import { parseCountry } from './countries.ts';

/** A country code in either case. Comes out in capitals, as address checks want it. */
export function readCountry(schema: Keywords): Read {
  const read = readText(schema);
  return (value, path, reading) => {
    const code = read(value, path, reading);
    return code === undefined ? undefined : (parseCountry(code as string) ?? fault(reading, path, 'malformed'));
  };
}
