import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { graphql } from '../../../gql';
import { Row } from '../../../ui/Spread';
import { Tabs } from '../../../ui/Tabs';
import styles from '../Admin.module.css';
import { AdminPage } from '../AdminPage';

const WaitingClaims = graphql(`
  query WaitingClaims {
    placeholderClaims { id }
  }
`);

/** What the three pages about people have in common: everybody, invitations, claims. */
export function PeoplePage({ children }: { children: ReactNode }) {
  return (
    <AdminPage title="admin.people.title" lede="admin.people.lede">
      <PeopleTabs />
      {children}
    </AdminPage>
  );
}

function PeopleTabs() {
  const intl = useIntl();
  const { data } = useQuery(WaitingClaims);
  return (
    <Row className={styles.tabs}>
      <Tabs
        label={intl.formatMessage({ id: 'admin.people.title' })}
        tabs={[
          {
            to: '/admin/people',
            label: <FormattedMessage id="admin.people.everybody" />,
            end: true,
          },
          {
            to: '/admin/people/invitations',
            label: <FormattedMessage id="admin.invitations.tab" />,
          },
          {
            to: '/admin/people/claims',
            label: <FormattedMessage id="admin.claims.tab" />,
            count: data?.placeholderClaims.length || undefined,
          },
        ]}
      />
    </Row>
  );
}
