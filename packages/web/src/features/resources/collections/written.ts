import type { IntlShape } from 'react-intl';
import { readFragment } from '../../../gql';
import type { CollectionPartsFragment } from '../../../gql/graphql';
import type { Differing } from '../../../ui/Versions';
import { CollectedResource } from './documents';
import { type Line, outlineOf } from './lines';

/** A collection while it is written. */
export interface Written {
  title: string;
  summary: string;
  startHere: boolean;
  lines: Line[];
}

export const writtenOf = (collection: CollectionPartsFragment): Written => ({
  title: collection.title,
  summary: collection.summary,
  startHere: collection.startHere,
  lines: collection.items.map(({ id, markdown, resource }) => ({
    key: id,
    markdown,
    resource: readFragment(CollectedResource, resource) ?? null,
  })),
});

/** What two versions say differently, in words. */
export function differing(intl: IntlShape, saved: Written, yours: Written): Differing[] {
  const start = ({ startHere }: Written) =>
    intl.formatMessage({ id: startHere ? 'curation.yes' : 'curation.no' });
  const fields: Differing[] = [
    {
      key: 'title',
      label: intl.formatMessage({ id: 'curation.field.title' }),
      ...{ saved: saved.title, yours: yours.title },
    },
    {
      key: 'summary',
      label: intl.formatMessage({ id: 'curation.field.summary' }),
      ...{ saved: saved.summary, yours: yours.summary },
    },
    {
      key: 'startHere',
      label: intl.formatMessage({ id: 'curation.field.startHere' }),
      ...{ saved: start(saved), yours: start(yours) },
    },
    {
      key: 'lines',
      label: intl.formatMessage({ id: 'curation.edit.items' }),
      ...{ saved: outlineOf(saved.lines), yours: outlineOf(yours.lines) },
    },
  ];
  return fields.filter((field) => field.saved !== field.yours);
}
