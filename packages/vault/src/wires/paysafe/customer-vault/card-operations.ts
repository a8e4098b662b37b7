import type { Operation } from '../../../server/openapi/operation.ts';
import { CardAnswer } from './card-answer.ts';

const tag = 'Cards';
const json = CardAnswer;

export const createCardOperation: Operation = {
  id: 'createCard',
  summary: 'Adds a card to a profile, by its number or by a single-use token.',
  tag,
  answers: { 201: { json } },
  errors: ['single_use_token_unusable', 'single_use_token_reserved', 'card_already_stored', 'billing_address_unknown'],
};

export const getCardOperation: Operation = {
  id: 'getCard',
  summary: 'Looks a card up.',
  tag,
  answers: { 200: { json } },
};

export const updateCardOperation: Operation = {
  id: 'updateCard',
  summary: 'Replaces what is known of a card, but for its number.',
  tag,
  answers: { 200: { json } },
  errors: ['billing_address_unknown'],
};

export const removeCardOperation: Operation = {
  id: 'removeCard',
  summary: 'Removes a card; the newest of those that remain is the default then.',
  tag,
  answers: { 200: 'nothing' },
};

export const getCardOfAnyProfileOperation: Operation = {
  id: 'getCardOfAnyProfile',
  summary: 'Looks a card up by its id alone, as the link of a conflict does.',
  tag,
  answers: { 200: { json } },
};
