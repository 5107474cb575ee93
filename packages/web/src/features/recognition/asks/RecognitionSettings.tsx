import '../words';
import { useMutation, useQuery } from '@apollo/client/react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { useAnnounce } from '../../../ui/Announcer';
import { CheckField } from '../../../ui/CheckField';
import { ErrorState } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { Skeleton } from '../../../ui/Skeleton';
import { Row, Section } from '../../../ui/Spread';
import styles from './Asks.module.css';
import { OwnRecognition, PublishKnowledge, SetRecognitionChoices } from './documents';

/** Whether one is asked, and who reads where one's knowledge went. */
export function RecognitionSettings() {
  const intl = useIntl();
  const announce = useAnnounce();
  const { data, error, refetch } = useQuery(OwnRecognition, { fetchPolicy: 'cache-and-network' });
  const onCompleted = () => announce(intl.formatMessage({ id: 'recognition.saved' }));
  const update = { refetchQueries: [OwnRecognition], onError: () => undefined, onCompleted };
  const [choose, choosing] = useMutation(SetRecognitionChoices, update);
  const [publish, publishing] = useMutation(PublishKnowledge, update);
  const viewer = data?.viewer;
  if (!viewer) {
    return (
      <Row>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={4} />}
      </Row>
    );
  }
  if (!data.instance.recognition) {
    return (
      <Section title={<FormattedMessage id="recognition.title" />}>
        <Row>
          <p className="gh-ink2">
            <FormattedMessage id="recognition.off" />
          </p>
        </Row>
      </Section>
    );
  }
  const { asks, publishedAt } = viewer.recognition;
  return (
    <>
      <Section title={<FormattedMessage id="recognition.asks" />}>
        <Row>
          <CheckField
            label={<FormattedMessage id="recognition.asks.label" />}
            hint={<FormattedMessage id="recognition.asks.hint" />}
            checked={asks}
            onChange={({ currentTarget: { checked } }) =>
              choose({ variables: { input: { asks: checked } } })
            }
          />
          <FormProblem error={choosing.error} />
        </Row>
      </Section>
      <Section title={<FormattedMessage id="knowledge.title.own" />}>
        <Row>
          <CheckField
            label={<FormattedMessage id="recognition.publish.label" />}
            hint={
              publishedAt ? (
                <FormattedMessage
                  id="recognition.publish.since"
                  values={{ date: <FormattedDate value={publishedAt} dateStyle="long" /> }}
                />
              ) : (
                <FormattedMessage id="recognition.publish.hint" />
              )
            }
            checked={publishedAt != null}
            onChange={({ currentTarget: { checked } }) =>
              publish({ variables: { input: { published: checked } } })
            }
          />
          <FormProblem error={publishing.error} />
          <p className={styles.way}>
            <Link className="gh-link" to={`/people/${viewer.person.handle}/knowledge`}>
              <FormattedMessage id="recognition.toKnowledge" />
            </Link>
          </p>
        </Row>
      </Section>
      <Section title={<FormattedMessage id="feedback.page" />}>
        <Row>
          <p>
            <FormattedMessage id="recognition.feedback" />{' '}
            <Link className="gh-link" to="/feedback">
              <FormattedMessage id="recognition.toFeedback" />
            </Link>
          </p>
        </Row>
      </Section>
    </>
  );
}
