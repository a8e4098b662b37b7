import type { BankAccountKind } from '../../../core/values/debit-scheme.ts';
import type { Operation } from '../../../server/openapi/operation.ts';
import { MandateAnswer } from './mandate-answer.ts';

const tag = 'Mandates';
const json = MandateAnswer;

export function createMandateOperation(kind: BankAccountKind): Operation {
  const scheme = kind.toUpperCase();
  return {
    id: `create${scheme}Mandate`,
    summary: `Adds a mandate to a bank account of ${scheme}.`,
    tag,
    answers: { 201: { json } },
  };
}

export const getMandateOperation: Operation = {
  id: 'getMandate',
  summary: 'Looks a mandate up.',
  tag,
  answers: { 200: { json } },
};

export const updateMandateOperation: Operation = {
  id: 'updateMandate',
  summary: 'Cancels a mandate.',
  tag,
  answers: { 200: { json } },
  errors: ['mandate_status_final'],
};

export const removeMandateOperation: Operation = {
  id: 'removeMandate',
  summary: 'Removes a mandate.',
  tag,
  answers: { 200: 'nothing' },
};

export const moveTestMandateOperation: Operation = {
  id: 'moveTestMandate',
  summary: 'Moves a mandate as a bank would, for test tenants only.',
  tag,
  answers: { 200: { json } },
  errors: ['mandate_status_final'],
};
