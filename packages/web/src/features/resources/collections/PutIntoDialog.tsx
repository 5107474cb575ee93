import { useQuery } from '@apollo/client/react';
import { Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { readFragment } from '../../../gql';
import type { CollectionPlacesPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { ErrorState } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Skeleton } from '../../../ui/Skeleton';
import styles from './Collections.module.css';
import {
  AddToCollection,
  CollectionLine,
  CollectionsOfCommunity,
  CollectionsToChoose,
} from './documents';

const CreateCollectionDialog = later(() => import('./CreateCollectionDialog'));

interface PutIntoDialogProps {
  resource: CollectionPlacesPartsFragment;
  onClose: () => void;
}

/** Puts a resource at the end of a collection with one press. */
export default function PutIntoDialog({ resource, onClose }: PutIntoDialogProps) {
  const intl = useIntl();
  const [creating, setCreating] = useState(false);
  const { run, busy, error } = useVerb();
  const { slug } = resource.community;
  const asked = useQuery(CollectionsToChoose, { variables: { slug } });
  const community = readFragment(CollectionsOfCommunity, asked.data?.community);
  const there = new Set(resource.collections.map(({ collection }) => collection.id));
  const collections = readFragment(CollectionLine, community?.collections ?? []);
  const free = collections.filter(({ id }) => !there.has(id));

  const put = async (collectionId: string, title: string) => {
    const said = intl.formatMessage({ id: 'curation.put.done' }, { title });
    if (await run(AddToCollection, { collectionId, resourceId: resource.id }, said)) onClose();
  };

  if (creating && community) {
    return (
      <Suspense>
        <CreateCollectionDialog
          communityId={community.id}
          hasStart={Boolean(community.startHere)}
          first={resource.id}
          onClose={onClose}
        />
      </Suspense>
    );
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={<FormattedMessage id="curation.put.title" />}
      actions={
        <>
          {community && (
            <Button onClick={() => setCreating(true)}>
              <FormattedMessage id="curation.collection.start" />
            </Button>
          )}
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </>
      }
    >
      {asked.error ? (
        <ErrorState error={asked.error} onRetry={() => asked.refetch()} />
      ) : !community ? (
        <Skeleton lines={3} />
      ) : free.length === 0 ? (
        <p>
          <FormattedMessage
            id={collections.length === 0 ? 'curation.put.none' : 'curation.put.everywhere'}
          />
        </p>
      ) : (
        <ul className={styles.choices}>
          {free.map(({ id, title, items }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.choice}
                aria-busy={busy || undefined}
                onClick={() => !busy && put(id, title)}
              >
                <bdi>{title}</bdi>
                <span className="gh-tiny gh-ink2">
                  <FormattedMessage
                    id="curation.collection.count"
                    values={{ count: items.filter((item) => item.resource).length }}
                  />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <FormProblem error={error} />
    </Dialog>
  );
}
