import { type Key, KEY_SCOPES, type KeyScope, type PublishablePolicy } from '../core/access/keys.ts';
import { OperatorError } from '../errors.ts';
import type { AdminCommands } from '../wires/admin/admin-commands.ts';
import { ASKING, ask, print } from './ask.ts';
import type { Command, Given, Option } from './command.ts';

const TENANT: Option = {
  type: 'string',
  value: 'TENANT',
  help: 'Whose it is. Not needed where there is only one tenant.',
};

/** Options that apply to publishable keys only. */
const OF_PUBLISHABLE = ['origin', 'loopback', 'expose-bin', 'hide-last-digits', 'tokens-per-minute', 'missing-origin'];

export const keysCreate: Command = {
  name: 'keys create',
  summary: 'add a key: secret for a server, or publishable for a page',
  about:
    'A secret key is an id and a secret, sent as user and password; the secret is printed once. A publishable key makes ' +
    'single-use tokens and nothing else, from the pages that its policy names.',
  options: {
    publishable: { type: 'boolean', help: 'Makes a publishable key. Without it the key is a secret one.' },
    tenant: TENANT,
    scope: {
      type: 'string',
      multiple: true,
      value: 'SCOPE',
      help: `Secret: what the key permits, of ${KEY_SCOPES.join(', ')}. Default: all.`,
    },
    origin: {
      type: 'string',
      multiple: true,
      value: 'ORIGIN',
      help: 'Publishable: an origin of the shop, such as https://shop.example.',
    },
    loopback: { type: 'boolean', help: 'Publishable, test: pages of localhost and 127.0.0.1 may use it, on any port.' },
    'expose-bin': { type: 'boolean', help: 'Publishable: a page may know the first six digits of a card.' },
    'hide-last-digits': { type: 'boolean', help: 'Publishable: a page may not know the last four digits of a card.' },
    'tokens-per-minute': { type: 'string', value: 'N', help: 'Publishable: what one page may make. Default: 30.' },
    'missing-origin': {
      type: 'string',
      value: 'allow|refuse',
      help: 'Publishable: calls without an Origin, as anything but a browser makes them. Default: allow for test keys only.',
    },
    ...ASKING,
  },
  async run(given) {
    const isPublishable = given.flag('publishable');
    refuseForeignOptions(given, isPublishable);
    const scopes = given.texts('scope')?.map(toScope);
    const made = await ask(given, 'keys create', {
      ...toTenant(given),
      kind: isPublishable ? 'publishable' : 'secret',
      ...(isPublishable ? { policy: toPolicy(given) } : {}),
      ...(scopes ? { scopes } : {}),
    });
    print(given, made, ({ key, secret }) =>
      secret === undefined
        ? [`Publishable key  ${key.id}`]
        : [`Secret key    ${key.id}`, `  its secret  ${secret} (shown this once)`],
    );
  },
};

export const keysList: Command = {
  name: 'keys list',
  summary: 'show the keys of a tenant, without their secrets',
  options: { tenant: TENANT, ...ASKING },
  async run(given) {
    const keys = await ask(given, 'keys list', toTenant(given));
    print(given, keys, (all) => (all.length === 0 ? ['none'] : all.map(toLine)));
  },
};

export const keysRevoke: Command = {
  name: 'keys revoke',
  summary: 'end a key, at once and for good',
  positional: 'KEY',
  options: ASKING,
  async run(given) {
    const id = given.positional as string;
    await ask(given, 'keys revoke', { id });
    print(given, { id, revoked: true }, () => [`Revoked  ${id}`]);
  },
};

function toTenant(given: Given): { readonly tenant?: string } {
  const tenant = given.text('tenant');
  return tenant === undefined ? {} : { tenant };
}

function refuseForeignOptions(given: Given, isPublishable: boolean): void {
  const foreign = isPublishable ? ['scope'] : OF_PUBLISHABLE;
  const option = foreign.find((name) => given.text(name) !== undefined);
  if (option === undefined) return;
  const kinds = isPublishable ? ['publishable', 'secret'] : ['secret', 'publishable'];
  throw new OperatorError('config_invalid', {
    message: `A ${kinds[0]} key has no --${option}. That is for ${kinds[1]} keys.`,
  });
}

function toScope(text: string): KeyScope {
  const scope = KEY_SCOPES.find((each) => each === text);
  if (scope) return scope;
  throw new OperatorError('config_invalid', {
    message: `There is no scope ${JSON.stringify(text)}. There are: ${KEY_SCOPES.join(', ')}.`,
  });
}

function toPolicy(given: Given): NonNullable<AdminCommands['keys create']['input']['policy']> {
  const tokens = given.text('tokens-per-minute');
  const missing = given.text('missing-origin');
  if (missing !== undefined && missing !== 'allow' && missing !== 'refuse') {
    throw new OperatorError('config_invalid', { message: 'The option --missing-origin is allow or refuse.' });
  }
  return {
    origins: [...(given.texts('origin') ?? [])],
    loopback: given.flag('loopback'),
    exposeBin: given.flag('expose-bin'),
    exposeLastDigits: !given.flag('hide-last-digits'),
    ...(tokens === undefined ? {} : { tokensPerMinute: /^\d+$/.test(tokens) ? Number(tokens) : 0 }),
    ...(missing === undefined ? {} : { allowMissingOrigin: missing === 'allow' }),
  };
}

function toLine(key: Key): string {
  const what = key.kind === 'secret' ? key.policy.scopes.join(', ') : toPages(key.policy);
  const revoked = key.revokedAt === undefined ? '' : `, revoked ${toDay(key.revokedAt)}`;
  return `${key.id}  ${key.kind}, ${what}, made ${toDay(key.createdAt)}${revoked}`;
}

function toPages({ origins, loopback }: PublishablePolicy): string {
  return [...origins, ...(loopback ? ['loopback'] : [])].join(' ') || 'no pages';
}

function toDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
