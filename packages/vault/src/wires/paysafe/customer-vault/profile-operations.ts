import Type from 'typebox';
import type { Operation } from '../../../server/openapi/operation.ts';
import { ProfileAnswer } from './profile-answer.ts';

const tag = 'Profiles';
const json = ProfileAnswer;

export const createProfileOperation: Operation = {
  id: 'createProfile',
  summary: 'Makes a profile, with a card and bank accounts where they are given.',
  tag,
  answers: { 201: { json } },
  errors: [
    'merchant_customer_id_taken',
    'single_use_token_unusable',
    'single_use_token_reserved',
    'billing_address_unknown',
  ],
};

export const getProfileOperation: Operation = {
  id: 'getProfile',
  summary: 'Looks a profile up, with the parts that are asked for.',
  tag,
  query: {
    fields: {
      description:
        'The parts to show, parted by commas: addresses, cards, achbankaccounts, bacsbankaccounts, eftbankaccounts, sepabankaccounts.',
      schema: Type.String(),
    },
  },
  answers: { 200: { json } },
};

export const updateProfileOperation: Operation = {
  id: 'updateProfile',
  summary: 'Replaces what is known of a payer.',
  tag,
  answers: { 200: { json } },
  errors: ['merchant_customer_id_taken'],
};

export const removeProfileOperation: Operation = {
  id: 'removeProfile',
  summary: 'Removes a profile with all that it holds.',
  tag,
  answers: { 200: 'nothing' },
};
