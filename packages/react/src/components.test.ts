import * as elements from '@inlay/elements';
import { type ComponentProps, createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import * as components from './components.ts';
import { InlayCardNumber, InlayFields } from './index.ts';

test('a server writes plain tags, with every attribute and no property', () => {
  const number = createElement(InlayCardNumber, { label: 'Card "number"', required: true, disabled: false });
  const group = createElement(
    InlayFields,
    { publishableKey: 'pk_test', messages: { field_required: 'Please.' }, form: 'pay', onReady: () => {} },
    number,
  );
  expect(renderToString(group)).toBe(
    '<inlay-fields form="pay" publishable-key="pk_test">' +
      '<inlay-card-number label="Card &quot;number&quot;" required=""></inlay-card-number></inlay-fields>',
  );
});

test('a field takes no children, which would stand where its frame does', () => {
  // @ts-expect-error -- for the same reason
  const props: ComponentProps<typeof InlayCardNumber> = { children: 'text' };
  expect(renderToString(createElement(InlayCardNumber, props))).toBe('<inlay-card-number></inlay-card-number>');
});

test('props have the types of the properties and of the events', () => {
  const props: ComponentProps<typeof InlayFields> = {
    holderName: 'Ada',
    onToken: ({ token, currentTarget }) => [token.length, currentTarget.state.complete],
    onChange: ({ field, state }) => [field, state.brand],
    onError: ({ error }) => error.code,
    onClick: ({ currentTarget }) => currentTarget.clear(),
  };
  // @ts-expect-error -- no page sets it
  const state: ComponentProps<typeof InlayFields> = { state: {} };
  // @ts-expect-error -- a number is no name
  const name: ComponentProps<typeof InlayFields> = { name: 1 };
  for (const wrong of [state, name])
    expect(renderToString(createElement(InlayFields, wrong))).toContain('inlay-fields');
  expect(renderToString(createElement(InlayFields, props))).toBe('<inlay-fields></inlay-fields>');
});

test('there is a component for every element', () => {
  const isElement = ([name, value]: [string, unknown]) =>
    /^Inlay(?!.*Event$)/.test(name) && typeof value === 'function';
  const names = Object.entries(elements)
    .filter(isElement)
    .map(([name]) => name);
  expect(names).toContain('InlayFields');
  expect(Object.keys(components).sort()).toEqual(names.sort());
});
