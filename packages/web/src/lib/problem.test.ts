import { CombinedGraphQLErrors, ServerError } from '@apollo/client/errors';
import { toProblem } from './problem';

const served = (status: number, headers?: HeadersInit) =>
  new ServerError('No', { response: new Response('', { status, headers }), bodyText: '' });

it.each([502, 503, 504])('%d of a proxy says that nobody can be reached', (status) => {
  expect(toProblem(served(status)).code).toBe('NETWORK');
});

it('says the same of a connection that is lost, and of an answer that never comes', () => {
  expect(toProblem(new TypeError('Failed to fetch')).code).toBe('NETWORK');
  expect(toProblem(new DOMException('late', 'TimeoutError')).code).toBe('NETWORK');
});

it('leaves all else a fault of ours', () => {
  expect([400, 404, 500, 501].map((status) => toProblem(served(status)).code)).toEqual(
    Array(4).fill('INTERNAL'),
  );
  expect(toProblem(new Error('x')).code).toBe('INTERNAL');
});

it('waits as long as it is told to', () => {
  expect(toProblem(served(429, { 'retry-after': '7' }))).toEqual({
    code: 'RATE_LIMITED',
    fields: [],
    retryAfter: 7,
  });
  const errors = [{ message: 'x', extensions: { code: 'RATE_LIMITED', retryAfter: 3 } }];
  expect(toProblem(new CombinedGraphQLErrors({ errors }))).toMatchObject({
    code: 'RATE_LIMITED',
    retryAfter: 3,
  });
});
