import { useRef } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { NoticeKind, SettingsPartsFragment } from '../../../gql/graphql';
import { Button } from '../../../ui/Button';
import { Row, Section } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import { AddException, type Place } from './AddException';
import styles from './Preferences.module.css';
import type { Saving } from './useSaving';

interface ExceptionsProps {
  settings: SettingsPartsFragment;
  saving: Saving;
  withPush: boolean;
  /** One's communities. */
  places: readonly Place[];
  /** What to begin with: somebody asks why they were told of this there. */
  kind: NoticeKind | null;
  slug: string | null;
}

type Exception = SettingsPartsFragment['exceptions'][number];

/** What is otherwise in single communities: only what differs, each taken away with one tap. */
export function Exceptions({ settings, saving, withPush, places, kind, slug }: ExceptionsProps) {
  const intl = useIntl();
  const undo = useUndo();
  const list = useRef<HTMLDivElement>(null);
  const communities = new Map(
    settings.exceptions.map(({ community }) => [community.id, community]),
  );

  const remove = async ({ kind, way, pace, community }: Exception) => {
    const communityId = community.id;
    if (!(await saving.choose({ kind, way, pace: null, communityId }))) return;
    // The button that had the focus is gone with its line.
    list.current?.focus();
    undo({
      message: intl.formatMessage(
        { id: 'preferences.exception.removed' },
        { name: community.name },
      ),
      onUndo: () => void saving.choose({ kind, way, pace, communityId }),
    });
  };

  return (
    <Section id="exceptions" title={<FormattedMessage id="preferences.exceptions" />}>
      <Row>
        <p className={styles.text}>
          <FormattedMessage id="preferences.exceptions.text" />
        </p>
        <div ref={list} tabIndex={-1} className={styles.exceptions}>
          {[...communities.values()].map((community) => (
            <Group
              key={community.id}
              community={community}
              exceptions={settings.exceptions.filter((one) => one.community.id === community.id)}
              onRemove={remove}
            />
          ))}
        </div>
        {places.length > 0 && (
          <AddException
            key={slug}
            settings={settings}
            saving={saving}
            withPush={withPush}
            places={places}
            kind={kind}
            slug={slug}
          />
        )}
      </Row>
    </Section>
  );
}

interface GroupProps {
  community: Exception['community'];
  exceptions: readonly Exception[];
  onRemove: (exception: Exception) => void;
}

/** Those of one community. */
function Group({ community, exceptions, onRemove }: GroupProps) {
  const intl = useIntl();
  return (
    <>
      <h3 className={styles.community}>
        <FormattedMessage
          id="preferences.in"
          values={{ name: <Link to={`/c/${community.slug}`}>{community.name}</Link> }}
        />
      </h3>
      <ul className={styles.list}>
        {exceptions.map((exception) => {
          const { id, kind, way, pace } = exception;
          const words = intl.formatMessage(
            { id: 'preferences.exception' },
            {
              kind: intl.formatMessage({ id: `preferences.kind.${kind}` }),
              way: intl.formatMessage({ id: `preferences.exception.${way}` }),
              pace: intl.formatMessage({ id: `preferences.exception.${pace}` }),
            },
          );
          return (
            <li key={id}>
              <span>{words}</span>
              <Button
                variant="text"
                size="small"
                aria-label={intl.formatMessage(
                  { id: 'preferences.exception.remove.label' },
                  { words, name: community.name },
                )}
                onClick={() => onRemove(exception)}
              >
                <FormattedMessage id="preferences.exception.remove" />
              </Button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
