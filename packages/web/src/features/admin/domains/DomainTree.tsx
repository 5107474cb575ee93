import { useQuery } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { FormattedMessage } from 'react-intl';
import { readFragment } from '../../../gql';
import type { AdminDomainFragment } from '../../../gql/graphql';
import { treeOf } from '../../../lib/tree';
import { useViewer } from '../../../lib/viewer';
import { ActionButton } from '../../../ui/ActionButton';
import { EmptyState } from '../../../ui/EmptyState';
import { ErrorState } from '../../../ui/ErrorState';
import { Skeleton } from '../../../ui/Skeleton';
import { Row } from '../../../ui/Spread';
import styles from '../Admin.module.css';
import { DomainDialog } from './DomainDialog';
import { DomainRow } from './DomainRow';
import { AdminDomain, AdminDomains } from './documents';
import { RemoveDialog } from './RemoveDialog';

/** What is open over the tree. */
type Doing =
  | { what: 'add'; parentId: string }
  | { what: 'edit' | 'remove'; domain: AdminDomainFragment };

/** The fields of practice as a tree, and what an admin does with them. */
export function DomainTree() {
  const { instance } = useViewer();
  const { data, error, refetch } = useQuery(AdminDomains);
  const [doing, setDoing] = useState<Doing>();
  const list = useRef<HTMLUListElement>(null);
  const close = () => setDoing(undefined);

  if (!data) {
    return (
      <Row className={styles.body}>
        {error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={6} />}
      </Row>
    );
  }
  const tree = treeOf(data.domains.map((domain) => readFragment(AdminDomain, domain)));
  const add = instance && (
    <ActionButton
      variant="primary"
      permission={instance.viewerCan.administer}
      onClick={() => setDoing({ what: 'add', parentId: '' })}
    >
      <FormattedMessage id="admin.domains.add" />
    </ActionButton>
  );
  return (
    <>
      {tree.length === 0 ? (
        <div className={styles.body}>
          <EmptyState title={<FormattedMessage id="admin.domains.none" />} step={add}>
            <FormattedMessage id="admin.domains.noneText" />
          </EmptyState>
        </div>
      ) : (
        <>
          <Row className={styles.submit}>
            <div className="gh-actions">{add}</div>
          </Row>
          <ul ref={list} tabIndex={-1} className={styles.list}>
            {tree.map(({ domain, depth }) => (
              <DomainRow
                key={domain.id}
                domain={domain}
                depth={depth}
                parentName={
                  tree.find((other) => other.domain.id === domain.parent?.id)?.domain.name
                }
                onAdd={() => setDoing({ what: 'add', parentId: domain.id })}
                onEdit={() => setDoing({ what: 'edit', domain })}
                onRemove={() => setDoing({ what: 'remove', domain })}
              />
            ))}
          </ul>
        </>
      )}
      {(doing?.what === 'add' || doing?.what === 'edit') && (
        <DomainDialog
          domain={doing.what === 'edit' ? doing.domain : undefined}
          parentId={doing.what === 'add' ? doing.parentId : (doing.domain.parent?.id ?? '')}
          tree={tree}
          onClose={close}
        />
      )}
      {doing?.what === 'remove' && (
        <RemoveDialog
          domain={doing.domain}
          onClose={close}
          onRemoved={() => {
            close();
            list.current?.focus();
          }}
        />
      )}
    </>
  );
}
