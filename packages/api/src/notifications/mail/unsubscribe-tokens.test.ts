import { DAY, FixedClock } from '../../kernel/clock';
import type { Context } from '../../kernel/context';
import { loadEnvironment } from '../../kernel/environment';
import { newId } from '../../kernel/ids';
import { NoticeKind } from '../notifications.types';
import { readUnsubscribeToken, type UnsubscribeScope, unsubscribeUrl } from './unsubscribe-tokens';

const clock = new FixedClock(new Date('2026-03-02T09:00:00Z'));
const environment = loadEnvironment({ NODE_ENV: 'test' });
const ctx = { clock, services: { environment } } as unknown as Context;
const personId = newId();
const tokenFor = (scope: UnsubscribeScope) =>
  new URL(unsubscribeUrl(ctx, personId, scope)).pathname.replace('/unsubscribe/', '');

const scopes: UnsubscribeScope[] = [
  ...Object.values(NoticeKind).map((kind) => ({ kind })),
  { communityId: newId() },
  'DIGEST',
  'ALL',
];

test.each(scopes)('says again what it was made for: %j', (scope) => {
  expect(readUnsubscribeToken(ctx, tokenFor(scope))).toEqual({ personId, scope });
});

test('no sign of it can be changed, left out or added', () => {
  const token = tokenFor('ALL');
  const others = [...token].flatMap((sign, at) => [
    `${token.slice(0, at)}${sign === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`,
    token.slice(0, at),
  ]);
  for (const other of [
    ...others,
    `${token}A`,
    `${token}=`,
    `${token} `,
    '',
    '💥',
    '\0'.repeat(71),
  ]) {
    expect([other, readUnsubscribeToken(ctx, other)]).toEqual([other, null]);
  }
});

test('another house’s holds nothing here', () => {
  const other = { ...environment, secret: 'another secret of at least 32 signs' };
  const elsewhere = { clock, services: { environment: other } } as unknown as Context;
  expect(readUnsubscribeToken(elsewhere, tokenFor('ALL'))).toBeNull();
});

test('holds for a year', () => {
  const token = tokenFor('DIGEST');
  const later = (days: number) =>
    ({ ...ctx, clock: new FixedClock(new Date(clock.now().getTime() + days * DAY)) }) as Context;
  expect(readUnsubscribeToken(later(365), token)).not.toBeNull();
  expect(readUnsubscribeToken(later(366), token)).toBeNull();
});
