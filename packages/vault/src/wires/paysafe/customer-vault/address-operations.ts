import type { Operation } from '../../../server/openapi/operation.ts';
import { AddressAnswer } from './address-answer.ts';

const tag = 'Addresses';
const json = AddressAnswer;

export const createAddressOperation: Operation = {
  id: 'createAddress',
  summary: 'Adds an address to a profile.',
  tag,
  answers: { 201: { json } },
};

export const getAddressOperation: Operation = {
  id: 'getAddress',
  summary: 'Looks an address up.',
  tag,
  answers: { 200: { json } },
};

export const updateAddressOperation: Operation = {
  id: 'updateAddress',
  summary: 'Replaces an address.',
  tag,
  answers: { 200: { json } },
};

export const removeAddressOperation: Operation = {
  id: 'removeAddress',
  summary: 'Removes an address, also from the cards and bank accounts that use it.',
  tag,
  answers: { 200: 'nothing' },
};
