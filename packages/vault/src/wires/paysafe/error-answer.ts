import Type from 'typebox';
import { CORE_ERROR_CODES, type CoreErrorCode } from '../../errors.ts';
import type { Links } from './links.ts';
import { PAYSAFE_ERRORS } from './errors.ts';
import { ERROR_PAGE_PATH } from './paths.ts';
import type { Presented } from './presented.ts';

const links = Type.Array(Type.Object({ rel: Type.String(), href: Type.String({ format: 'uri' }) }));

/** The content of the error envelope. */
export const ErrorDetail = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]{4}$' }),
    reason: Type.Enum([...CORE_ERROR_CODES], {
      description: 'Tells apart what one code stands for: a spent token, an unknown payment token, a wrong field.',
    }),
    message: Type.String(),
    details: Type.Optional(Type.Array(Type.String())),
    fieldErrors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), error: Type.String() }))),
    links,
  },
  { title: 'ErrorDetail' },
);

/** The payment that holds a reference. */
const HoldingPayment = Type.Object({ id: Type.String(), status: Type.String() }, { title: 'HoldingPayment' });

/** The body of every refusal. `links` points to a conflicting record. */
export const ErrorAnswer = Type.Object(
  { error: ErrorDetail, links: Type.Optional(links), payment: Type.Optional(HoldingPayment) },
  { title: 'Error' },
);

export interface FieldError {
  readonly field: string;
  readonly error: string;
}

export interface ErrorParts {
  /** Replaces the default sentence. */
  readonly message?: string;
  readonly fieldErrors?: readonly FieldError[];
  /** The reason why a request could not be read. */
  readonly details?: readonly string[];
}

/** Makes the content of the error envelope. Empty `fieldErrors` and `details` are omitted. */
export function presentError(
  reason: CoreErrorCode,
  links: Links,
  { message, details = [], fieldErrors = [] }: ErrorParts = {},
): Presented<typeof ErrorDetail> {
  const { number, sentence } = PAYSAFE_ERRORS[reason];
  return {
    code: number,
    reason,
    message: message ?? sentence,
    ...(details.length > 0 ? { details } : {}),
    ...(fieldErrors.length > 0 ? { fieldErrors } : {}),
    links: [{ rel: 'errorinfo', href: links.toUrl(`${ERROR_PAGE_PATH}#ErrorCode${number}`) }],
  };
}
