import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { ThanksPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { useViewer } from '../../../lib/viewer';
import { FormProblem } from '../../../ui/FormProblem';
import { PersonName } from '../../../ui/Person';
import { TimeStamp } from '../../../ui/TimeStamp';
import { useUndo } from '../../../ui/UndoBar';
import { RemoveThanks, RestoreThanks } from './documents';
import styles from './Thanks.module.css';

interface ThanksWordsProps {
  thanks: ThanksPartsFragment;
  /** It stands at what it is for. */
  here?: boolean;
}

/** Who thanks whom, for what, in the words of whoever says it. */
export function ThanksWords({ thanks, here }: ThanksWordsProps) {
  const intl = useIntl();
  const undo = useUndo();
  const viewerId = useViewer().viewer?.person.id;
  const { run, error } = useVerb();
  const { id, from, to, team, words, about, createdAt, viewerCan } = thanks;
  const input = { thanksId: id };
  const named = [
    ...to.map((person) => <PersonName key={person.id} person={person} />),
    ...(team ? [<bdi key="team">{team}</bdi>] : []),
  ];
  const takeBack = async () => {
    if (!(await run(RemoveThanks, input))) return;
    undo({
      message: <FormattedMessage id="thanks.removed" />,
      onUndo: () => void run(RestoreThanks, input),
    });
  };
  return (
    <>
      <q className={styles.words} dir="auto">
        {words}
      </q>
      <p className={styles.second}>
        <FormattedMessage
          id={about && !here ? 'thanks.line.about' : 'thanks.line'}
          values={{
            from: <PersonName person={from} />,
            to: intl.formatList(named),
            about: about && (
              <Link className="gh-quiet" to={about.path}>
                <bdi>{about.title}</bdi>
              </Link>
            ),
            when: <TimeStamp at={createdAt} />,
          }}
        />
        {viewerCan.remove.allowed && (
          <>
            {' · '}
            <button
              type="button"
              className="gh-quiet"
              aria-label={intl.formatMessage(
                { id: from.id === viewerId ? 'thanks.remove.label' : 'thanks.remove.other.label' },
                { name: from.name },
              )}
              onClick={takeBack}
            >
              <FormattedMessage
                id={from.id === viewerId ? 'thanks.remove' : 'thanks.remove.other'}
              />
            </button>
          </>
        )}
      </p>
      <FormProblem error={error} />
    </>
  );
}
