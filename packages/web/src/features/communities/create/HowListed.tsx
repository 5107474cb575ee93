import '../words';
import { useQuery } from '@apollo/client/react';
import { FormattedMessage } from 'react-intl';
import { Link } from 'react-router';
import { graphql } from '../../../gql';
import { Aside } from '../../../ui/Spread';
import type { Draft } from './draft';
import styles from './HowListed.module.css';

const FieldsQuery = graphql(`
  query CommunityFieldsOfDraft {
    domains { id slug name }
  }
`);

const CloseQuery = graphql(`
  query CommunitiesCloseTo($domainSlug: String!) {
    communities(first: 3, filter: { domainSlug: $domainSlug }) {
      nodes { id slug name }
    }
  }
`);

/** The row that will stand in the directory, while it is written; and what is already in the same field. */
export function HowListed({ draft }: { draft: Draft }) {
  const { data } = useQuery(FieldsQuery);
  const fields = data?.domains.filter(({ id }) => draft.domainIds.includes(id)) ?? [];
  const first = fields[0]?.slug;
  const close = useQuery(CloseQuery, { variables: { domainSlug: first ?? '' }, skip: !first });
  const others = close.data?.communities.nodes ?? [];
  return (
    <>
      <Aside title={<FormattedMessage id="communities.create.listed" />}>
        <p className={styles.name} dir="auto">
          {draft.name}
        </p>
        <p className="gh-ink2" dir="auto">
          {draft.purpose}
        </p>
        <p className={styles.kind}>
          <FormattedMessage
            id="communities.create.listedAs"
            values={{
              some: fields.length > 0 ? 'yes' : 'no',
              fields: fields.map((field) => field.name).join(', '),
              visibility: draft.visibility,
            }}
          />
        </p>
      </Aside>
      {others.length > 0 && (
        <Aside title={<FormattedMessage id="communities.create.close" />}>
          <ul>
            {others.map((community) => (
              <li key={community.id}>
                <Link className="gh-quiet" to={`/c/${community.slug}`}>
                  {community.name}
                </Link>
              </li>
            ))}
          </ul>
          <p className="gh-ink2">
            <FormattedMessage id="communities.create.closeWords" />
          </p>
        </Aside>
      )}
    </>
  );
}
