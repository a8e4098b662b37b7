import { InlayCardNumber, InlayFields } from '@inlay/elements';
import { expect, test } from 'vitest';
import { splitProps } from './split-props.ts';

test('what a server can write becomes attributes, by their own names', () => {
  const { attributes } = splitProps(InlayFields, {
    publishableKey: 'pk',
    vault: null,
    name: 'token',
    className: 'card',
  });
  expect(attributes).toEqual({ 'publishable-key': 'pk', name: 'token', class: 'card' });
});

test('an attribute is there for true, and not there for false', () => {
  const { attributes } = splitProps(InlayCardNumber, {
    required: true,
    readOnly: true,
    disabled: false,
    hidden: false,
  });
  expect(attributes).toEqual({ required: true, readonly: true });
});

test('true and false are words where ARIA and data say so', () => {
  expect(splitProps(InlayCardNumber, { 'aria-busy': false, 'data-mine': true }).attributes).toEqual({
    'aria-busy': 'false',
    'data-mine': 'true',
  });
});

test('what has no attribute stays a property, as the very object', () => {
  const messages = { field_required: 'Please.' };
  const { properties, attributes } = splitProps(InlayFields, { messages, holderName: undefined });
  expect(properties['messages']).toBe(messages);
  expect(properties).toHaveProperty('holderName', undefined);
  expect(attributes).toEqual({});
});

test('handlers go by the type of their event, and the rest is for React', () => {
  const hear = () => {};
  const { handlers, others } = splitProps(InlayFields, {
    onToken: hear,
    onReady: undefined,
    onClick: hear,
    style: { color: 'red' },
  });
  expect(handlers).toEqual({ 'inlay-token': hear });
  expect(others).toEqual({ onClick: hear, style: { color: 'red' } });
});
