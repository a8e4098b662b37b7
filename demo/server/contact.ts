import {
  CONTACT_LIMITS,
  COUNTRIES,
  type Contact,
  type ContactErrors,
  type ContactField,
} from '../views/contact-fields.ts';

export const EMPTY_CONTACT: Contact = { email: '', name: '', street: '', city: '', zip: '', country: 'US' };

const MISSING: Readonly<Record<ContactField, string>> = {
  email: 'Enter the address that we send your receipt to.',
  name: 'Enter the name of the person who receives the box.',
  street: 'Enter a street and a number.',
  city: 'Enter a city.',
  zip: 'Enter a postal code.',
  country: 'Choose a country.',
};

/** Reads the shop's own inputs from a posted body. */
export function parseContact(body: unknown): Contact {
  const posted = (body ?? {}) as Readonly<Record<string, unknown>>;
  const read = (field: ContactField): string => {
    const value = posted[field];
    return typeof value === 'string' ? value.trim().slice(0, CONTACT_LIMITS[field]) : '';
  };
  return {
    email: read('email'),
    name: read('name'),
    street: read('street'),
    city: read('city'),
    zip: read('zip'),
    country: read('country'),
  };
}

/** Finds what is missing or malformed. Empty when all is well. */
export function contactErrors(contact: Contact): ContactErrors {
  const errors: ContactErrors = {};
  for (const field of Object.keys(MISSING) as ContactField[]) {
    if (contact[field] === '') errors[field] = MISSING[field];
  }
  if (contact.email !== '' && !/^[^\s@]+@[^\s@]+$/.test(contact.email)) {
    errors.email = 'Enter an email address with an @, such as ada@example.com.';
  }
  if (!Object.hasOwn(COUNTRIES, contact.country)) errors.country = MISSING.country;
  return errors;
}

/** The vault wants two names; the shop asks for one. */
export function splitName(name: string): { readonly firstName: string; readonly lastName: string } {
  const words = name.split(/\s+/);
  const lastName = words.length > 1 ? (words.pop() ?? '') : '';
  return { firstName: words.join(' ').slice(0, 80), lastName: lastName.slice(0, 80) };
}
