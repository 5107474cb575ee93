import '../words';
import { FormattedMessage, useIntl } from 'react-intl';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { libraryPath } from '../../../lib/paths/resources';
import { Crumbs } from '../../../ui/Crumbs';
import { FormProblem } from '../../../ui/FormProblem';
import { PageTitle } from '../../../ui/PageHead';
import { Row } from '../../../ui/Spread';
import { ofResource } from '../../recognition/of-resource';
import { PutToUse } from '../../recognition/PutToUse';
import { minutesToRead } from '../kinds';
import { Banner } from './Banner';
import styles from './Resource.module.css';
import { ResourceMenu } from './ResourceMenu';
import { useCare } from './useCare';
import { WhoKeeps } from './WhoKeeps';

/** What kind of thing in the margin; its name, what it is good for and who looks after it in the measure. */
export function ResourceHead({ resource }: { resource: ResourcePartsFragment }) {
  const intl = useIntl();
  const care = useCare(resource);
  const { community, title, type, summary, markdown } = resource;
  const minutes = minutesToRead(markdown);
  return (
    <Row
      as="header"
      marginTop="2.9rem"
      margin={
        <p className={styles.kind}>
          <span className={styles.type}>
            <FormattedMessage id={`resources.type.${type}`} />
          </span>
          {minutes !== null && (
            <span className={styles.minutes}>
              <FormattedMessage id="resources.minutes" values={{ minutes }} />
            </span>
          )}
        </p>
      }
    >
      <div className={styles.crumbs}>
        <Crumbs
          steps={[
            { label: community.name, to: `/c/${community.slug}` },
            {
              label: intl.formatMessage({ id: 'resources.library' }),
              to: libraryPath(community.slug),
            },
          ]}
        />
      </div>
      <PageTitle
        title={title}
        tab={intl.formatMessage({ id: 'resources.tab' }, { title, community: community.name })}
      />
      {summary && (
        <p className={`gh-lede ${styles.lede}`} dir="auto">
          {summary}
        </p>
      )}
      <Banner resource={resource} care={care} />
      <div className={`gh-actions ${styles.actions}`}>
        <PutToUse of={ofResource(resource)} />
        <WhoKeeps resource={resource} care={care} />
        <ResourceMenu resource={resource} care={care} />
      </div>
      <FormProblem error={care.error} />
    </Row>
  );
}
