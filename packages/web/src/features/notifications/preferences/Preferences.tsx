import './words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { useSearchParams } from 'react-router';
import { readFragment } from '../../../gql';
import { toProblem } from '../../../lib/problem';
import { useViewer } from '../../../lib/viewer';
import { ErrorState } from '../../../ui/ErrorState';
import { FormProblem } from '../../../ui/FormProblem';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import { OwnSettings, SettingsParts } from './documents';
import { Exceptions } from './Exceptions';
import { KindTable } from './KindTable';
import styles from './Preferences.module.css';
import { isKind } from './paces';
import { Rhythm } from './Rhythm';
import { useSaving } from './useSaving';

/** What one is told, on which way, how soon and when not. */
export function Preferences() {
  const { data, error, refetch } = useQuery(OwnSettings, { fetchPolicy: 'cache-and-network' });
  const { viewer } = useViewer();
  const [params] = useSearchParams();
  const saving = useSaving();
  const settings = readFragment(SettingsParts, data?.viewer?.notificationSettings);
  if (!settings || !viewer) {
    return (
      <Row className={styles.first}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />}
      </Row>
    );
  }
  const asked = params.get('why');
  const kind = isKind(asked) ? asked : null;
  const withPush = !!data?.instance.pushKey;
  const places = viewer.memberships
    .filter(({ state }) => state === 'ACTIVE')
    .map(({ community }) => community);
  return (
    <>
      {!!saving.problem && (
        <Row className={styles.first}>
          {toProblem(saving.problem).code === 'CONFLICT' ? (
            <p role="alert" className={styles.problem}>
              <FormattedMessage id="preferences.conflict" />
            </p>
          ) : (
            <FormProblem error={saving.problem} />
          )}
        </Row>
      )}
      <KindTable settings={settings} saving={saving} withPush={withPush} why={kind} />
      <Exceptions
        settings={settings}
        saving={saving}
        withPush={withPush}
        places={places}
        kind={kind}
        slug={params.get('community')}
      />
      <Rhythm settings={settings} saving={saving} timeZone={viewer.person.timeZone} />
    </>
  );
}
