import { expect, test } from 'vitest';
import { html } from './html.ts';

test.each([
  ['text', html`<p>${'<script>alert(1)</script>'}</p>`, '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  ['an attribute', html`<p title="${'" onclick="x'}"></p>`, '<p title="&quot; onclick=&quot;x"></p>'],
  ['an attribute in single quotes', html`<p title='${"' x='"}'></p>`, "<p title='&#39; x=&#39;'></p>"],
  ['an entity', html`${'&lt;'}`, '&amp;lt;'],
  ['a list', html`${['<', '>']}`, '&lt;&gt;'],
])('escapes %s', (_name, markup, expected) => {
  expect(markup.toString()).toBe(expected);
});

test('keeps markup that it made itself', () => {
  expect(html`<ul>${['a', '<b>'].map((item) => html`<li>${item}</li>`)}</ul>`.toString()).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  );
});

test('does not take an object with toString for markup', () => {
  const forged = { toString: () => '<script>' } as unknown as string;
  expect(() => html`${forged}`.toString()).toThrow();
});

test('renders nothing for undefined and false, but zero as a digit', () => {
  expect(html`[${undefined}${false}${0}]`.toString()).toBe('[0]');
});
