import '../curation-words';
import { IconDots } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { CollectionPartsFragment } from '../../../gql/graphql';
import { usePageActions } from '../../../lib/keys';
import { useVerb } from '../../../lib/useVerb';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, ButtonLink } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { Menu, MenuItem } from '../../../ui/Menu';
import { useUndo } from '../../../ui/UndoBar';
import styles from './Collections.module.css';
import { EditCollection, RemoveCollection, RestoreCollection } from './documents';
import { collectionPath, collectionsPath, editCollectionPath } from './links';

/** For those who may: to change it, to put it first for newcomers, to take it away. */
export function CollectionActions({ collection }: { collection: CollectionPartsFragment }) {
  const intl = useIntl();
  const navigate = useNavigate();
  const undo = useUndo();
  const announce = useAnnounce();
  const { run, busy, error } = useVerb();
  const { id: collectionId, title, version, startHere, removedAt, viewerCan } = collection;
  const edit = viewerCan.edit.allowed;
  usePageActions(() =>
    edit
      ? [
          {
            id: 'collection.edit',
            name: 'curation.collection.edit',
            run: () => navigate(editCollectionPath(collection)),
          },
        ]
      : [],
  );

  const restore = () =>
    run(
      RestoreCollection,
      { collectionId },
      intl.formatMessage({ id: 'curation.collection.restored' }, { title }),
    );
  const remove = async () => {
    const done = await run(RemoveCollection, { collectionId });
    if (!done) return;
    navigate(collectionsPath(collection.community.slug));
    undo({
      message: (
        <FormattedMessage id="curation.collection.removed" values={{ title: <bdi>{title}</bdi> }} />
      ),
      onUndo: async () => {
        if (await restore()) navigate(collectionPath(collection));
        else announce(intl.formatMessage({ id: 'curation.undo.failed' }));
      },
    });
  };
  const putFirst = () =>
    run(
      EditCollection,
      { collectionId, version, startHere: !startHere },
      intl.formatMessage({
        id: startHere ? 'curation.startHere.not.done' : 'curation.startHere.done',
      }),
    );

  if (removedAt) {
    return (
      <>
        {viewerCan.restore.allowed && (
          <Button busy={busy} onClick={restore}>
            <FormattedMessage id="curation.collection.restore" />
          </Button>
        )}
        <FormProblem error={error} />
      </>
    );
  }
  if (!edit) return null;
  return (
    <>
      <ButtonLink to={editCollectionPath(collection)}>
        <FormattedMessage id="curation.collection.edit" />
      </ButtonLink>
      <Menu
        label={intl.formatMessage({ id: 'curation.collection.menu' })}
        buttonClassName={styles.menu}
        button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
      >
        <MenuItem onSelect={putFirst}>
          <FormattedMessage id={startHere ? 'curation.startHere.not' : 'curation.startHere.make'} />
        </MenuItem>
        <MenuItem danger permission={viewerCan.remove} onSelect={remove}>
          <FormattedMessage id="curation.collection.remove" />
        </MenuItem>
      </Menu>
      <FormProblem error={error} />
    </>
  );
}
