import '../words';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { readFragment } from '../../../gql';
import type { CollectedResourceFragment } from '../../../gql/graphql';
import { mutationId } from '../../../lib/mutation-id';
import { shareResourcePath } from '../../../lib/paths/resources';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { ErrorState } from '../../../ui/ErrorState';
import { TextField } from '../../../ui/Field';
import styles from './Collections.module.css';
import { CollectedResource, ResourcesToChoose } from './documents';
import { ITEMS_MAX } from './limits';
import type { Line } from './lines';

interface AddLineProps {
  slug: string;
  lines: readonly Line[];
  onAdd: (line: Line) => void;
}

/** So many fit under the field; who looks for another types a word of it. */
const SHOWN = 6;

/** Puts one more thing into a collection: a resource of the community, or words. */
export function AddLine({ slug, lines, onAdd }: AddLineProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const [wanted, setWanted] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { all, error, again } = useAll(slug);
  if (lines.length >= ITEMS_MAX) {
    return (
      <p className="gh-ink2">
        <FormattedMessage id="curation.edit.full" />
      </p>
    );
  }
  const taken = new Set(lines.map(({ resource }) => resource?.id));
  const sought = wanted.trim().toLocaleLowerCase(intl.locale);
  const free = all?.filter(({ id, retiredAt }) => !taken.has(id) && !retiredAt) ?? [];
  const found = free.filter(({ title }) => title.toLocaleLowerCase(intl.locale).includes(sought));

  const add = (resource: CollectedResourceFragment | null) => {
    onAdd({ key: mutationId(), resource, markdown: '' });
    if (!resource) return;
    announce(intl.formatMessage({ id: 'curation.edit.added' }, { title: resource.title }));
    setWanted('');
    field.current?.focus();
  };

  return (
    <div className={styles.add}>
      <TextField
        ref={field}
        type="search"
        aria-required={false}
        autoComplete="off"
        label={<FormattedMessage id="curation.edit.find" />}
        value={wanted}
        onChange={(typed) => setWanted(typed.currentTarget.value)}
        // It stands in a form: Enter takes the first that is found, instead of sending all.
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (sought && found[0]) add(found[0]);
        }}
      />
      {error !== undefined && <ErrorState error={error} onRetry={again} />}
      {all && (
        <p className={styles.found} role="status">
          {free.length === 0 ? (
            <FormattedMessage
              id={all.length === 0 ? 'curation.edit.none' : 'curation.edit.allIn'}
              values={{
                link: (words) => (
                  <Link className="gh-quiet" to={shareResourcePath(slug)}>
                    {words}
                  </Link>
                ),
              }}
            />
          ) : (
            <FormattedMessage id="curation.edit.found" values={{ count: found.length }} />
          )}
        </p>
      )}
      <ul
        className={styles.choices}
        aria-label={intl.formatMessage({ id: 'curation.edit.choices' })}
      >
        {found.slice(0, SHOWN).map((resource) => (
          <li key={resource.id}>
            <button type="button" className={styles.choice} onClick={() => add(resource)}>
              <bdi>{resource.title}</bdi>
              <span className="gh-tiny gh-ink2">
                <FormattedMessage id={`resources.type.${resource.type}`} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <div className="gh-actions">
        <Button size="small" onClick={() => add(null)}>
          <FormattedMessage id="curation.edit.addWords" />
        </Button>
      </div>
    </div>
  );
}

/** Past these a library is searched, not leafed through. */
const PAGES = 5;

/** Everything that a community keeps, by name. */
function useAll(slug: string) {
  const client = useApolloClient();
  const [all, setAll] = useState<readonly CollectedResourceFragment[]>();
  const [error, setError] = useState<unknown>();

  const ask = useCallback(async () => {
    setError(undefined);
    const found: CollectedResourceFragment[] = [];
    let after: string | null | undefined;
    try {
      for (let page = 0; page < PAGES; page += 1) {
        const { data } = await client.query({
          query: ResourcesToChoose,
          variables: { slug, after: after ?? null },
          fetchPolicy: 'no-cache',
        });
        const resources = data?.community?.resources;
        found.push(
          ...(resources?.nodes.map((node) => readFragment(CollectedResource, node)) ?? []),
        );
        after = resources?.pageInfo.hasNextPage ? resources.pageInfo.endCursor : null;
        if (!after) break;
      }
      setAll(found);
    } catch (problem) {
      setError(problem);
    }
  }, [client, slug]);

  useEffect(() => {
    ask();
  }, [ask]);
  return { all, error, again: ask };
}
