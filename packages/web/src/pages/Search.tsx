import '../features/search/words';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link, useSearchParams } from 'react-router';
import { SearchHits } from '../features/search/documents';
import {
  ALONE,
  type Group,
  groupOf,
  groups,
  searchPath,
  TOGETHER,
} from '../features/search/groups';
import { type Hit, Hits } from '../features/search/Hits';
import styles from '../features/search/Search.module.css';
import { SearchForm } from '../features/search/SearchForm';
import { graphql, readFragment } from '../gql';
import type { SearchPageQuery as Found } from '../gql/graphql';
import { toProblem } from '../lib/problem';
import { ButtonLink } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { ErrorPage, ErrorState } from '../ui/ErrorState';
import { MoreButton } from '../ui/MoreButton';
import { PageHead } from '../ui/PageHead';
import { Skeleton } from '../ui/Skeleton';
import { Row, Section, Spread } from '../ui/Spread';
import { VisuallyHidden } from '../ui/VisuallyHidden';

const SearchPageQuery = graphql(`
  query SearchPage($text: String!, $first: Int!, $after: String,
      $threads: Boolean!, $resources: Boolean!, $posts: Boolean!, $events: Boolean!, $people: Boolean!,
      $communities: Boolean!) {
    search(text: $text) {
      corrected
      notes { code text }
      threads(first: $first, after: $after) @include(if: $threads) { ...SearchHits }
      resources(first: $first, after: $after) @include(if: $resources) { ...SearchHits }
      posts(first: $first, after: $after) @include(if: $posts) { ...SearchHits }
      events(first: $first, after: $after) @include(if: $events) { ...SearchHits }
      people(first: $first, after: $after) @include(if: $people) { ...SearchHits }
      communities(first: $first, after: $after) @include(if: $communities) { ...SearchHits }
    }
  }
`);

const asking = (text: string, group: Group | null, after: string | null = null) => ({
  text,
  first: group ? ALONE : TOGETHER,
  after,
  ...(Object.fromEntries(groups.map((one) => [one, !group || one === group])) as Record<
    Group,
    boolean
  >),
});

const pageOf = (found: Found['search'], group: Group) => readFragment(SearchHits, found[group]);

/** One field over all that one may read. */
export default function SearchPage() {
  const intl = useIntl();
  const [params, setParams] = useSearchParams();
  const text = params.get('q')?.trim() ?? '';
  const group = groupOf(params.get('group'));
  const { data, error, loading, refetch } = useQuery(SearchPageQuery, {
    variables: asking(text, group),
    skip: text === '',
    fetchPolicy: 'cache-and-network',
  });
  const found = data?.search;
  if (error && toProblem(error).code === 'UNAUTHENTICATED') return <ErrorPage error={error} />;
  return (
    <Spread>
      <PageHead
        title={intl.formatMessage({ id: 'search.title' })}
        tab={text ? intl.formatMessage({ id: 'search.title.for' }, { text }) : undefined}
        lede={<FormattedMessage id="search.lede" />}
      />
      <Row>
        <SearchForm
          text={text}
          onSearch={(q) => setParams(q ? { q } : {}, { state: { keepFocus: true } })}
        />
      </Row>
      {text !== '' && <Groups text={text} group={group} />}
      {text !== '' && !found && (
        <Row>
          {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />}
        </Row>
      )}
      {found && <Results key={`${text} ${group}`} text={text} group={group} found={found} />}
      <VisuallyHidden>
        <span role="status">
          {found && !loading && (
            <FormattedMessage id="search.found" values={{ count: countOf(found) }} />
          )}
        </span>
      </VisuallyHidden>
    </Spread>
  );
}

const countOf = (found: Found['search']): number =>
  groups.reduce((sum, group) => sum + (pageOf(found, group)?.nodes.length ?? 0), 0);

/** Of what kind. It stays while others are looked for, with the focus in it. */
function Groups({ text, group }: { text: string; group: Group | null }) {
  const intl = useIntl();
  return (
    <Row>
      <nav className={styles.groups} aria-label={intl.formatMessage({ id: 'search.groups' })}>
        {[null, ...groups].map((one) => (
          <Link
            key={one ?? 'everything'}
            to={searchPath(text, one)}
            state={{ keepFocus: true }}
            aria-current={one === group ? 'true' : undefined}
          >
            <FormattedMessage id={one ? `search.${one}` : 'search.everything'} />
          </Link>
        ))}
      </nav>
    </Row>
  );
}

interface ResultsProps {
  text: string;
  group: Group | null;
  found: Found['search'];
}

function Results({ text, group, found }: ResultsProps) {
  const intl = useIntl();
  const { corrected, notes } = found;
  return (
    <>
      {(notes.length > 0 || corrected) && (
        <Row>
          <ul className={styles.notes}>
            {notes.map(({ code, text: about }) => (
              <li key={`${code} ${about}`}>
                <FormattedMessage id={`search.note.${code}`} values={{ text: about }} />
              </li>
            ))}
            {corrected && (
              <li>
                <FormattedMessage id="search.corrected" values={{ typed: text, corrected }} />
              </li>
            )}
          </ul>
        </Row>
      )}
      {countOf(found) === 0 && (
        <EmptyState
          small
          title={<FormattedMessage id="search.empty.title" />}
          step={
            <ButtonLink to="/communities">
              <FormattedMessage id="search.empty.step" />
            </ButtonLink>
          }
        >
          <FormattedMessage id="search.empty.text" />
        </EmptyState>
      )}
      {groups.map((one) => {
        const page = pageOf(found, one);
        if (!page || page.nodes.length === 0) return null;
        return group ? (
          <OneGroup key={one} text={text} group={one} first={page} />
        ) : (
          <Section
            key={one}
            title={<FormattedMessage id={`search.${one}`} />}
            end={
              page.pageInfo.hasNextPage && (
                <Link to={searchPath(text, one)}>
                  <FormattedMessage id={`search.all.${one}`} />
                </Link>
              )
            }
          >
            <Hits hits={page.nodes} label={intl.formatMessage({ id: `search.${one}` })} />
          </Section>
        );
      })}
    </>
  );
}

interface OneGroupProps {
  text: string;
  group: Group;
  first: NonNullable<ReturnType<typeof pageOf>>;
}

/** All of one group, a page after the other. */
function OneGroup({ text, group, first }: OneGroupProps) {
  const intl = useIntl();
  const client = useApolloClient();
  const [more, setMore] = useState<{ hits: readonly Hit[]; info: typeof first.pageInfo }>();
  // What is asked anew begins anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => setMore(undefined), [first]);
  const info = more?.info ?? first.pageInfo;
  const next = async () => {
    const { data } = await client.query({
      query: SearchPageQuery,
      variables: asking(text, group, info.endCursor),
      // Each page for itself: together they are only here.
      fetchPolicy: 'no-cache',
    });
    const page = data && pageOf(data.search, group);
    if (page) setMore({ hits: [...(more?.hits ?? []), ...page.nodes], info: page.pageInfo });
  };
  return (
    <>
      <Hits
        hits={[...first.nodes, ...(more?.hits ?? [])]}
        label={intl.formatMessage({ id: `search.${group}` })}
      />
      {info.hasNextPage && (
        <Row>
          <MoreButton onMore={next} />
        </Row>
      )}
    </>
  );
}
