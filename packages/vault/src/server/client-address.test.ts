import { expect, test } from 'vitest';
import { callerAddress, trustOf } from './client-address.ts';

test.each([
  ['198.51.100.44', '198.51.100.44:1000', '198.51.100.44:65535', '::ffff:198.51.100.44', '::FFFF:c633:642c'],
  [
    '2001:db8::1',
    '[2001:db8::1]',
    '[2001:db8::1]:443',
    '"[2001:db8::1]:443"',
    '2001:DB8:0:0::2',
    '[2001:db8::ffff:1]:9',
  ],
  ['fe80::1', 'fe80::1%eth0', '[fe80::1]:80'],
])('however a proxy writes %s, it is one caller', (...forms) => {
  expect(new Set(forms.map(callerAddress)).size).toBe(1);
});

test.each([
  ['198.51.100.44', '198.51.100.45'],
  ['2001:db8::1', '2001:db8:0:1::1'],
])('%s and %s are two callers', (one, other) => {
  expect(callerAddress(one)).not.toBe(callerAddress(other));
});

test.each(['10.1.2.3', '10.1.2.3:1234', '::ffff:10.1.2.3', '::1', '[::1]:80', '192.0.2.7', '2001:db8:5::9'])(
  'the word of %s is taken',
  (address) => {
    expect(trustOf(['10.0.0.0/8', '::1', '192.0.2.7', '2001:db8:5::/48'])(address)).toBe(true);
  },
);

test.each(['11.1.2.3', '192.0.2.8', '2001:db8:6::9', 'unknown', '', '10.1.2.3.4'])(
  'the word of %s is not taken',
  (address) => {
    expect(trustOf(['10.0.0.0/8', '::1', '192.0.2.7', '2001:db8:5::/48'])(address)).toBe(false);
  },
);
