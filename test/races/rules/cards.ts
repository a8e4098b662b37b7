import { randomUUID } from 'node:crypto';
import { randomCard } from '../../crash/client.ts';
import { copyRow, make, makeProfile, makeToken } from '../records.ts';
import { rule, unexpected, unless, won } from '../rule.ts';

interface ShownCard {
  readonly id: string;
  readonly lastDigits: string;
  readonly defaultCardIndicator: boolean;
}

export const DEFAULT_CARD = rule({
  name: 'a profile has one default card',
  async round(field) {
    const { path, body } = await makeProfile(field, { card: randomCard() });
    const first = `${path}/cards/${body.cards[0].id}`;
    const second = `${path}/cards/${(await make(field, `${path}/cards`, randomCard())).id}`;
    const asDefault = { defaultCardIndicator: true };
    const answers = await field.race([
      ['POST', `${path}/cards`, { ...randomCard(), ...asDefault }],
      ['PUT', second, asDefault],
      ['POST', `${path}/cards`, { ...randomCard(), ...asDefault }],
      ['DELETE', first],
      ['PUT', first, asDefault],
      ['POST', `${path}/cards`, randomCard()],
    ]);
    return { path, answers };
  },
  async check(field, { path, answers }) {
    const { body } = await field.call('GET', `${path}?fields=cards`);
    const defaults = (body.cards as ShownCard[]).filter((card) => card.defaultCardIndicator);
    return [...unless(defaults.length, 1, 'default cards'), ...unexpected(answers, '200', '201', '404 5269')];
  },
  violate: (field, { path }) =>
    field.query('UPDATE cards SET is_default = 1 WHERE profile_id = $1', path.split('/').at(-1)),
});

export const CARD_ONCE = rule({
  name: 'a card is in a profile once',
  async round(field) {
    const { path } = await makeProfile(field, { card: randomCard() });
    const card = randomCard();
    const tokens = [await makeToken(field, card), await makeToken(field, card)];
    const byToken = tokens.map((singleUseToken) => ['POST', `${path}/cards`, { singleUseToken }] as const);
    const byNumber = Array.from({ length: 3 }, () => ['POST', `${path}/cards`, card] as const);
    return { path, answers: await field.race([...byNumber, ...byToken]) };
  },
  async check(field, { path, answers }) {
    const [first] = won(answers);
    const { body } = await field.call('GET', `${path}?fields=cards`);
    const alike = (body.cards as ShownCard[]).filter(({ lastDigits }) => lastDigits === first?.body.lastDigits);
    return [
      ...unless(won(answers).length, 1, 'requests stored the card'),
      ...unless(alike.length, 1, 'cards are alike'),
      ...unexpected(answers, '201', '409 7503'),
    ];
  },
  violate: (field, { answers }) =>
    copyRow(field, 'cards', won(answers)[0]?.body.id, { payment_token: randomUUID().slice(0, 23) }),
});
