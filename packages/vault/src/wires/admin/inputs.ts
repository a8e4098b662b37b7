import Type from 'typebox';
import { KEY_SCOPES } from '../../core/access/keys.ts';
import { createReader } from '../../input/read.ts';
import { flag, integer, text, word } from '../../input/schema.ts';

// The inputs of the commands. The core checks lengths and numbers, so the schemas are wide. Unknown members are
// refused: a member of a newer release might restrict what the command creates.

const CLOSED = { additionalProperties: false } as const;
const SHORT = 1000;

export const NoInput = Type.Object({}, CLOSED);

export const NewTenantInput = Type.Object({ name: text(SHORT), mode: word(['test', 'live']) }, CLOSED);

export const NewAccountInput = Type.Object(
  {
    /** Default: the only tenant. */
    tenant: Type.Optional(text(SHORT)),
    /** Default: a random number. */
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

/** Makes the reader of a command's input. The reader throws `InvalidInput`. */
export const readerOf = createReader();
