import '../words';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useViewer } from '../../../lib/viewer';
import { type completed, emailsOf } from './draft';
import styles from './Summary.module.css';
import type { Step } from './steps';

/** All that will be, each with the way back to it. */
export function Summary({ draft }: { draft: ReturnType<typeof completed> }) {
  const intl = useIntl();
  const { viewer } = useViewer();
  const steward = draft.people.find(({ id }) => id === draft.stewardId)?.name;
  const invited = [
    ...draft.people.filter(({ id }) => id !== draft.stewardId).map(({ name }) => name),
    ...emailsOf(draft),
  ];
  return (
    <dl className={styles.summary}>
      <Part step="name">
        <p className={styles.name}>{draft.name}</p>
        <p className="gh-small gh-ink2" dir="ltr">
          /c/{draft.slug}
        </p>
      </Part>
      <Part step="readers">
        <p>
          <FormattedMessage id={`communities.visibility.${draft.visibility}`} />
        </p>
      </Part>
      <Part step="charter">
        <p>{draft.purpose}</p>
        <p className="gh-small gh-ink2">
          <FormattedMessage
            id="communities.create.goalCount"
            values={{ count: draft.goals.length }}
          />
        </p>
      </Part>
      <Part step="rules">
        <p>
          <FormattedMessage id="communities.create.rulesFirst" />
        </p>
      </Part>
      <Part step="people">
        <p>
          <FormattedMessage
            id="communities.create.stewardIs"
            values={{ name: steward ?? viewer?.person.name }}
          />
        </p>
        <p className="gh-small gh-ink2">
          {invited.length > 0 ? (
            <FormattedMessage
              id="communities.create.invited"
              values={{ names: intl.formatList(invited) }}
            />
          ) : (
            <FormattedMessage id="communities.create.nobodyInvited" />
          )}
        </p>
      </Part>
      <Part step="welcome">
        <p>
          {draft.welcome ? (
            draft.welcomeTitle
          ) : (
            <FormattedMessage id="communities.create.noWelcome" />
          )}
        </p>
      </Part>
    </dl>
  );
}

function Part({ step, children }: { step: Step; children: ReactNode }) {
  const intl = useIntl();
  const label = intl.formatMessage({ id: `communities.create.step.${step}` });
  return (
    <div>
      <dt>
        {label}
        <Link
          className="gh-quiet"
          to={`/communities/new/${step}`}
          aria-label={intl.formatMessage({ id: 'communities.create.changePart' }, { part: label })}
        >
          <FormattedMessage id="communities.create.change" />
        </Link>
      </dt>
      <dd dir="auto">{children}</dd>
    </div>
  );
}
