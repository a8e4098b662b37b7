import Type from 'typebox';
import { KEY_SCOPES } from '../../core/access/keys.ts';
import { createReader } from '../../input/read.ts';
import { flag, integer, text, word } from '../../input/schema.ts';

// What a command takes. Lengths and numbers are judged by the core, so they are wide here. A member that this release does
// not know is refused: it might restrict what the command makes.

const CLOSED = { additionalProperties: false } as const;
const SHORT = 1000;

export const NoInput = Type.Object({}, CLOSED);

export const NewTenantInput = Type.Object({ name: text(SHORT), mode: word(['test', 'live']) }, CLOSED);

export const NewAccountInput = Type.Object(
  {
    /** Left out: the only tenant. */
    tenant: Type.Optional(text(SHORT)),
    /** Left out: a random one. */
    number: Type.Optional(text(SHORT)),
    currency: text(SHORT),
    processor: text(SHORT),
  },
  CLOSED,
);

export const NewKeyInput = Type.Object(
  {
    tenant: Type.Optional(text(SHORT)),
    kind: word(['publishable', 'secret']),
    scopes: Type.Optional(Type.Array(word(KEY_SCOPES))),
    policy: Type.Optional(
      Type.Object(
        {
          origins: Type.Optional(Type.Array(text(SHORT), { maxItems: SHORT })),
          loopback: Type.Optional(flag()),
          exposeLastDigits: Type.Optional(flag()),
          exposeBin: Type.Optional(flag()),
          tokensPerMinute: Type.Optional(integer(0, Number.MAX_SAFE_INTEGER)),
          allowMissingOrigin: Type.Optional(flag()),
        },
        CLOSED,
      ),
    ),
  },
  CLOSED,
);

export const TenantInput = Type.Object({ tenant: Type.Optional(text(SHORT)) }, CLOSED);

export const KeyInput = Type.Object({ id: text(SHORT) }, CLOSED);

/** Makes the reader of a command's input. It throws `InvalidInput`. */
export const readerOf = createReader();
