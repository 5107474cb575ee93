import './words';
import { Suspense, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { useViewer } from '../../lib/viewer';
import { ActionButton, type Permission } from '../../ui/ActionButton';
import { Button } from '../../ui/Button';
import { later } from '../../ui/later';
import { Row } from '../../ui/Spread';
import styles from './OnProfile.module.css';

const ThanksDialog = later(() => import('./thanks/ThanksDialog'));
const FeedbackDialog = later(() => import('./feedback/FeedbackDialog'));

interface OnProfileProps {
  person: {
    id: string;
    handle: string;
    name: string;
    deactivated: boolean;
    knowledge?: object | null;
    viewerCanGiveFeedback: Permission;
    memberships: readonly { community: { id: string; slug: string; name: string } }[];
  };
  own: boolean;
}

/** On somebody's page: where their knowledge went, if they let others read it, thanks and feedback. */
export default function OnProfile({ person, own }: OnProfileProps) {
  const { viewer } = useViewer();
  const [open, setOpen] = useState<'thanks' | 'feedback'>();
  const close = () => setOpen(undefined);
  const mine = new Set(
    viewer?.memberships
      .filter(({ state }) => state === 'ACTIVE')
      .map(({ community }) => community.id),
  );
  const shared = person.memberships
    .map(({ community }) => community)
    .filter(({ id }) => mine.has(id));
  const reachable = !own && !person.deactivated && shared.length > 0;
  if (!person.knowledge && !reachable && !own) return null;
  return (
    <Row className={styles.row}>
      {reachable && (
        <div className="gh-actions">
          <Button onClick={() => setOpen('thanks')}>
            <FormattedMessage id="thanks.give.to" values={{ name: person.name }} />
          </Button>
          <ActionButton
            variant="text"
            permission={person.viewerCanGiveFeedback}
            onClick={() => setOpen('feedback')}
          >
            <FormattedMessage id="feedback.give" />
          </ActionButton>
        </div>
      )}
      {(own || person.knowledge) && (
        <p className={styles.ways}>
          <Link className="gh-link" to={`/people/${person.handle}/knowledge`} data-line="">
            <FormattedMessage
              id={own ? 'knowledge.title.own' : 'knowledge.to'}
              values={{ name: person.name }}
            />
          </Link>
          {own && (
            <Link className="gh-link" to="/feedback" data-line="">
              <FormattedMessage id="feedback.page" />
            </Link>
          )}
        </p>
      )}
      <Suspense>
        {open === 'thanks' && <ThanksDialog communities={shared} to={[person]} onClose={close} />}
        {open === 'feedback' && (
          <FeedbackDialog person={person} communities={shared} onClose={close} />
        )}
      </Suspense>
    </Row>
  );
}
