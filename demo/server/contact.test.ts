import { expect, test } from 'vitest';
import { contactErrors, EMPTY_CONTACT, parseContact, splitName } from './contact.ts';

const ada = {
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  street: '12 St James’s Square',
  city: 'London',
  zip: 'SW1Y 4JH',
  country: 'GB',
};

test('finds nothing wrong with a complete contact', () => {
  expect(contactErrors(parseContact(ada))).toEqual({});
});

test.each(['email', 'name', 'street', 'city', 'zip', 'country'] as const)('asks for a missing %s', (field) => {
  expect(Object.keys(contactErrors(parseContact({ ...ada, [field]: '  ' })))).toEqual([field]);
});

test.each(['ada', 'ada@', '@example.com', 'a da@example.com'])('refuses %s as an email address', (email) => {
  expect(Object.keys(contactErrors(parseContact({ ...ada, email })))).toEqual(['email']);
});

test('refuses a country that is not on the list', () => {
  expect(Object.keys(contactErrors(parseContact({ ...ada, country: 'toString' })))).toEqual(['country']);
});

test('takes only text, cut to its limit, and only the fields that it knows', () => {
  const contact = parseContact({ ...ada, zip: '1'.repeat(99), city: { $ne: '' }, admin: 'yes' });
  expect(contact).toEqual({ ...ada, zip: '1'.repeat(10), city: '' });
  expect(parseContact(undefined)).toEqual({ ...EMPTY_CONTACT, country: '' });
});

test.each([
  ['Ada Lovelace', 'Ada', 'Lovelace'],
  ['Ada  King Lovelace', 'Ada King', 'Lovelace'],
  ['Ada', 'Ada', ''],
])('splits %s', (name, firstName, lastName) => {
  expect(splitName(name)).toEqual({ firstName, lastName });
});
