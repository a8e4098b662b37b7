import Type from 'typebox';

const links = Type.Array(Type.Object({ rel: Type.String(), href: Type.String({ format: 'uri' }) }));

/** The inside of the error envelope. */
export const ErrorDetail = Type.Object(
  {
    code: Type.String({ pattern: '^[0-9]{4}$' }),
    message: Type.String(),
    details: Type.Optional(Type.Array(Type.String())),
    fieldErrors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), error: Type.String() }))),
    links,
  },
  { title: 'ErrorDetail' },
);

/** What every refusal answers. `links` leads to a record that stands in the way. */
export const ErrorAnswer = Type.Object({ error: ErrorDetail, links: Type.Optional(links) }, { title: 'Error' });
