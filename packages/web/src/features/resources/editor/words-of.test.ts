import { CombinedGraphQLErrors } from '@apollo/client/errors';
import {
  faultsOf,
  inputOf,
  isAddress,
  NOTHING,
  refusedFields,
  type Written,
  writtenOf,
} from './words-of';

const page: Written = { ...NOTHING, form: 'PAGE', title: ' First visit ', markdown: 'Ask.\n' };

it('sends what belongs to its form and nothing else', () => {
  const words = { ...page, url: 'https://a.example', file: { id: '1', name: 'a.pdf' } };
  expect(inputOf(words)).toMatchObject({ url: null, fileId: null, title: 'First visit' });
  expect(inputOf({ ...words, form: 'LINK' })).toMatchObject({ url: 'https://a.example' });
  expect(inputOf({ ...words, form: 'FILE' })).toMatchObject({ url: null, fileId: '1' });
});

it('gives tags back as they came', () => {
  const stored = { ...inputOf({ ...page, tags: '#foot, visit, foot' }), form: 'PAGE' as const };
  expect(stored.tags).toEqual(['foot', 'visit']);
  expect(writtenOf({ ...stored, domains: [] }).tags).toBe('foot, visit');
});

it('knows an address from a word', () => {
  expect(isAddress(' https://nice.example/guide?x=1 ')).toBe(true);
  for (const no of ['', 'guide', 'ftp://a.example', 'javascript:alert(1)', 'https://inside']) {
    expect(isAddress(no)).toBe(false);
  }
});

it('says what is missing', () => {
  expect(faultsOf(page)).toEqual({});
  expect(faultsOf({ ...NOTHING, form: 'PAGE' })).toEqual({
    title: 'required',
    markdown: 'required',
  });
  expect(faultsOf({ ...NOTHING, title: 'A' })).toEqual({ url: 'required' });
  expect(faultsOf({ ...NOTHING, title: 'A', url: 'guide' })).toEqual({ url: 'address' });
  expect(faultsOf({ ...NOTHING, title: 'A', form: 'FILE' })).toEqual({ file: 'required' });
});

it('says beside its field what the API refused', () => {
  const error = new CombinedGraphQLErrors({
    errors: [
      {
        message: 'Invalid',
        extensions: {
          code: 'INVALID',
          fields: [
            { path: 'input.fileId', rule: 'exists' },
            { path: 'input.tags[3]', rule: 'maxLength' },
            { path: 'input.communityId', rule: 'exists' },
          ],
        },
      },
    ],
  });
  expect(refusedFields(error)).toEqual({ file: 'exists', tags: 'maxLength' });
  expect(refusedFields(new TypeError('lost'))).toEqual({});
});
