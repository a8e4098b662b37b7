import { createSecretKey } from 'node:crypto';
import { expect, test } from 'vitest';
import { Secret } from '../secret.ts';
import { associatedData, fingerprintMessage, rootKeyCheckAad, sealedAad, tenantKeyAad } from './associated-data.ts';
import { fingerprints } from './fingerprint.ts';
import { toKeyVersions } from './key-versions.ts';
import { localRootKey } from './root-key.ts';
import { open } from './seal.ts';
import type { SealContext } from './sealed.ts';
import type { FingerprintKind } from './tenant-keys.ts';

// Exact bytes that release 0.1.0 wrote. They never change: a change here means that a vault no longer opens its
// own store, or no longer finds a card that it has. A new form gets a new version and its own lines below.

const TENANT = 't_test_0000000000000000000000';
const RECORD = '01890a5d-ac96-774b-bcce-b302099a8057';
const ROOT_KEY = Buffer.alloc(32, 0x52);
const TENANT_KEY = Buffer.alloc(32, 0x54);
const FINGERPRINT_KEY = Buffer.alloc(32, 0x46);

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Buffer => Buffer.from(text, 'hex');

const TENANT_KEY_AADS: Record<string, string> = {
  cardNumber:
    '00000010696e6c61792f74656e616e742d6b657900000001310000001d745f746573745f303030303030303030303030' +
    '303030303030303030300000000a636172644e756d6265720000000131',
  securityCode:
    '00000010696e6c61792f74656e616e742d6b657900000001310000001d745f746573745f303030303030303030303030' +
    '303030303030303030300000000c7365637572697479436f64650000000131',
  cardCode:
    '00000010696e6c61792f74656e616e742d6b657900000001310000001d745f746573745f303030303030303030303030' +
    '303030303030303030300000000863617264436f64650000000131',
  accountNumber:
    '00000010696e6c61792f74656e616e742d6b657900000001310000001d745f746573745f303030303030303030303030' +
    '303030303030303030300000000d6163636f756e744e756d6265720000000131',
  iban:
    '00000010696e6c61792f74656e616e742d6b657900000001310000001d745f746573745f303030303030303030303030' +
    '30303030303030303030000000046962616e0000000131',
  fingerprint:
    '00000010696e6c61792f74656e616e742d6b657900000001310000001d745f746573745f303030303030303030303030' +
    '303030303030303030300000000b66696e6765727072696e740000000131',
  idempotency:
    '00000010696e6c61792f74656e616e742d6b657900000001310000001d745f746573745f303030303030303030303030' +
    '303030303030303030300000000b6964656d706f74656e63790000000131',
};

const SEALED_AADS: Record<SealContext['field'], { readonly value: string; readonly 'data-key': string }> = {
  cardNumber: {
    value:
      '00000012696e6c61792f7365616c65642f76616c756500000001310000001d745f746573745f30303030303030303030' +
      '3030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230393961' +
      '383035370000000a636172644e756d626572',
    'data-key':
      '00000015696e6c61792f7365616c65642f646174612d6b657900000001310000001d745f746573745f30303030303030' +
      '3030303030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230' +
      '393961383035370000000a636172644e756d626572',
  },
  securityCode: {
    value:
      '00000012696e6c61792f7365616c65642f76616c756500000001310000001d745f746573745f30303030303030303030' +
      '3030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230393961' +
      '383035370000000c7365637572697479436f6465',
    'data-key':
      '00000015696e6c61792f7365616c65642f646174612d6b657900000001310000001d745f746573745f30303030303030' +
      '3030303030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230' +
      '393961383035370000000c7365637572697479436f6465',
  },
  cardCode: {
    value:
      '00000012696e6c61792f7365616c65642f76616c756500000001310000001d745f746573745f30303030303030303030' +
      '3030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230393961' +
      '383035370000000863617264436f6465',
    'data-key':
      '00000015696e6c61792f7365616c65642f646174612d6b657900000001310000001d745f746573745f30303030303030' +
      '3030303030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230' +
      '393961383035370000000863617264436f6465',
  },
  accountNumber: {
    value:
      '00000012696e6c61792f7365616c65642f76616c756500000001310000001d745f746573745f30303030303030303030' +
      '3030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230393961' +
      '383035370000000d6163636f756e744e756d626572',
    'data-key':
      '00000015696e6c61792f7365616c65642f646174612d6b657900000001310000001d745f746573745f30303030303030' +
      '3030303030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230' +
      '393961383035370000000d6163636f756e744e756d626572',
  },
  iban: {
    value:
      '00000012696e6c61792f7365616c65642f76616c756500000001310000001d745f746573745f30303030303030303030' +
      '3030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230393961' +
      '38303537000000046962616e',
    'data-key':
      '00000015696e6c61792f7365616c65642f646174612d6b657900000001310000001d745f746573745f30303030303030' +
      '3030303030303030303030303030300000002430313839306135642d616339362d373734622d626363652d6233303230' +
      '39396138303537000000046962616e',
  },
};

/** Sealed for `RECORD` under `TENANT_KEY`. */
const SEALED: Record<
  SealContext['field'],
  { readonly value: string; readonly ciphertext: string; readonly dataKey: string }
> = {
  cardNumber: {
    value: '4111111111111111',
    ciphertext: '0100000001b1f75362bd9d21ff739b9bae65411c31e56a1c25dee284f6e8fd7973badcc7cae1e0a4c3997e61a204e30e52',
    dataKey:
      '0100000001d3558475f57ee296e0efa4fa463ee6d62dbe8f6f702c99664a38ec6bd3a6ac15f0185c03baf1196ecdfe56' +
      '1915f8434ff0260f2bd6e4433cf53b24a5',
  },
  securityCode: {
    value: '123',
    ciphertext: '0100000001dab0268930ed1d1bfe2383aee74c9fef3cf7b8867b9e9c2624f875c8305cac',
    dataKey:
      '01000000019548822163d9cfd29210711e30c01004c429a81f28e973e65fb6982f73f0d39549b0a521fb182532e61ca8' +
      'd28d6838a2b92797fa52c35e970f2db4ae',
  },
  cardCode: {
    value: '1234',
    ciphertext: '01000000010873ae355e28f036c844b0c831ae9011e15da18cbde92248398b63dc679e96a8',
    dataKey:
      '01000000017c43f7e1101cf9cd87ed6d9ac32943d6e5d095ae74e5b9db48fda12f6aaf547117b07a75c9433237ae9345' +
      '6038ef373091b6cb9eee2ff99f3b99d183',
  },
  accountNumber: {
    value: '9876543210',
    ciphertext: '010000000162db37ac3ce78b037f08fd95d8c299672a6a0182b7d64abfc472c74fc8c96a7c3217d49777b5',
    dataKey:
      '010000000116b4f7ce631029c6517478803974d1c2ac5ed7086289a8964751fd3e785baf7eddf757f9e10d84827c5ca3' +
      '277d2897f1bbc2f7ff503757919c482eeb',
  },
  iban: {
    value: 'DE89370400440532013000',
    ciphertext:
      '010000000110fd3339c9583188da292adce3c6b0136b3f8f55c2ab0a7a3818392f99de95f8336b15475e9bd2da2ee845' +
      '99221b1eb0ab69',
    dataKey:
      '0100000001ac84a24b6262c1a911d7c00e588d774227289d70b09a2cf6b306e0899c3234619ec064775276b68ab4fd6a' +
      '10d603d86c08dfb7dca1bbccd0f33b5996',
  },
};

interface FrozenFingerprint {
  readonly value: string;
  /** The codes of the bank. */
  readonly context: readonly string[];
  readonly message: string;
  readonly fingerprint: string;
}

/** Made with `FINGERPRINT_KEY`. */
const FINGERPRINTS: Record<FingerprintKind, FrozenFingerprint> = {
  card: {
    value: '4111111111111111',
    context: [],
    message:
      '00000011696e6c61792f66696e6765727072696e7400000001310000001d745f746573745f3030303030303030303030' +
      '303030303030303030303000000004636172640000001034313131313131313131313131313131',
    fingerprint: 'df3660a6e46895b7f02f2b5edb3695cae73ac35f4710fa6fd85e5030c68829be',
  },
  ach: {
    value: '9876543210',
    context: ['021000021'],
    message:
      '00000011696e6c61792f66696e6765727072696e7400000001310000001d745f746573745f3030303030303030303030' +
      '3030303030303030303030000000036163680000000a3938373635343332313000000009303231303030303231',
    fingerprint: '9248680202ebf85801e7ac54ac0012f29a2beefa3ec68825d7a7d7e31effcc21',
  },
  bacs: {
    value: '12345678',
    context: ['207405'],
    message:
      '00000011696e6c61792f66696e6765727072696e7400000001310000001d745f746573745f3030303030303030303030' +
      '3030303030303030303030000000046261637300000008313233343536373800000006323037343035',
    fingerprint: 'd5463f1124dd757bfdd25ec7f096acdbdd2670384f5a51f8a338330fa5b8a63b',
  },
  eft: {
    value: '3358921',
    context: ['001', '25039'],
    message:
      '00000011696e6c61792f66696e6765727072696e7400000001310000001d745f746573745f3030303030303030303030' +
      '303030303030303030303000000003656674000000073333353839323100000003303031000000053235303339',
    fingerprint: 'cb6f352fa4317f9bf7da58998f992bbccc7f0207de6e531e3deb6d71e5b4b960',
  },
  sepa: {
    value: 'DE89370400440532013000',
    context: [],
    message:
      '00000011696e6c61792f66696e6765727072696e7400000001310000001d745f746573745f3030303030303030303030' +
      '303030303030303030303000000004736570610000001644453839333730343030343430353332303133303030',
    fingerprint: '4398694c7d86126f7a2cbf1ff22ca94f014cd0d029bf59d26a400a543f99bf04',
  },
};

/** `TENANT_KEY`, `FINGERPRINT_KEY` and the check value, wrapped by `ROOT_KEY`. */
const WRAPPED = {
  cardNumber:
    '01000000019d76867a3eba2d5c06d3c92b19466b84eedf864edaf99906b4f88f312425812a52c760f0e659826b4953e0' +
    '03aff21cf9fddb4583f683e220d734cc96',
  fingerprint:
    '01000000014052820282577049fbb9c2b78f4c2f499c26f0ada0f438f1137b73300d1234ae71b6da957682ee58c31d0f' +
    'ce4a31ae18c01a5f13775f513281c012b6',
  check:
    '01000000014cea105166a3ae4d980dea82b6bdccb92f69f75bb5fcf8e5127dcb1c3912452feea3ab82a84ae0cc692178' +
    'e74128bff2f00f81e60df458fc2e82e34b',
};

test('the encoding of words is unchanged: each word follows its length in bytes', () => {
  expect(hex(associatedData('', 'é☃', '\u0000a'))).toBe('0000000000000005c3a9e29883000000020061');
  expect(hex(rootKeyCheckAad())).toBe('00000014696e6c61792f726f6f742d6b65792d636865636b0000000131');
});

test.each(Object.entries(TENANT_KEY_AADS))('the key of %s is bound to the same bytes as ever', (purpose, aad) => {
  expect(hex(tenantKeyAad(TENANT, purpose, 1))).toBe(aad);
});

test.each(Object.entries(SEALED_AADS))('a sealed %s is bound to the same bytes as ever', (field, aads) => {
  const context = { recordId: RECORD, field: field as SealContext['field'] };
  expect(hex(sealedAad('value', TENANT, context))).toBe(aads.value);
  expect(hex(sealedAad('data-key', TENANT, context))).toBe(aads['data-key']);
});

test.each(Object.entries(SEALED))('a %s that release 0.1.0 sealed opens', (field, { value, ciphertext, dataKey }) => {
  const keys = toKeyVersions([{ version: 1, key: createSecretKey(TENANT_KEY) }]);
  const context = { recordId: RECORD, field: field as SealContext['field'] };
  const sealed = { ciphertext: bytes(ciphertext), dataKey: bytes(dataKey) };
  expect(open(TENANT, keys, context, sealed).reveal()).toBe(value);
});

test('keys that release 0.1.0 wrapped are unwrapped', async () => {
  const rootKey = localRootKey(ROOT_KEY);
  expect(await rootKey.unwrap(tenantKeyAad(TENANT, 'cardNumber', 1), bytes(WRAPPED.cardNumber))).toEqual(TENANT_KEY);
  expect(await rootKey.unwrap(tenantKeyAad(TENANT, 'fingerprint', 1), bytes(WRAPPED.fingerprint))).toEqual(
    FINGERPRINT_KEY,
  );
  expect(await rootKey.unwrap(rootKeyCheckAad(), bytes(WRAPPED.check))).toHaveLength(32);
});

test.each(Object.entries(FINGERPRINTS))(
  'a value of kind %s has the fingerprint that it had in release 0.1.0',
  (kind, { value, context, message, fingerprint }) => {
    const keys = toKeyVersions([{ version: 1, key: createSecretKey(FINGERPRINT_KEY) }]);
    expect(hex(fingerprintMessage(TENANT, kind, value, ...context))).toBe(message);
    const asked = { kind: kind as FingerprintKind, value: new Secret(value), context };
    expect(fingerprints(keys, TENANT, asked).map((made) => hex(made.value))).toEqual([fingerprint]);
  },
);
