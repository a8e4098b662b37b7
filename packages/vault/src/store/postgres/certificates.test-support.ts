import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificates {
  /** The file of the authority's certificate. */
  readonly authority: string;
  /** A certificate that it signed for a name, and its key. */
  issue(name: string): { readonly certificate: string; readonly key: string };
  remove(): void;
}

/** An authority of the tests' own. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-certificates-'));
  const request = (name: string, ...more: string[]) => {
    const files = ['-keyout', join(folder, `${name}.key`), '-out', join(folder, `${name}.crt`)];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    const options = ['req', '-x509', '-days', '2', '-subj', `/CN=${name}`, ...key, ...files, ...more];
    execFileSync('openssl', options, { stdio: 'ignore' });
  };
  request('authority');
  const authority = join(folder, 'authority.crt');
  return {
    authority,
    issue(name) {
      const signing = ['-CA', authority, '-CAkey', join(folder, 'authority.key')];
      request(
        name,
        ...signing,
        '-addext',
        `subjectAltName=DNS:${name}`,
        '-addext',
        'basicConstraints=critical,CA:FALSE',
      );
      const read = (kind: string) => readFileSync(join(folder, `${name}.${kind}`), 'utf8');
      return { certificate: read('crt'), key: read('key') };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
