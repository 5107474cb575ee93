import { IconDots } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import type { AdminDomainFragment } from '../../../gql/graphql';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu';
import { Row } from '../../../ui/Spread';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import admin from '../Admin.module.css';
import styles from './Domains.module.css';
import { LEVELS } from './levels';

interface DomainRowProps {
  domain: AdminDomainFragment;
  /** 0 at the root. */
  depth: number;
  parentName?: string;
  onAdd: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One field of practice, set in as deep as it stands. */
export function DomainRow(props: DomainRowProps) {
  const { domain, depth, parentName, onAdd, onEdit, onRemove } = props;
  const intl = useIntl();
  const { name, slug, description, communityCount, viewerCan } = domain;
  return (
    <Row as="li" ruled>
      <div
        className={`${admin.item} ${styles.branch}`}
        style={{ '--depth': depth } as CSSProperties}
        data-below={depth > 0 || undefined}
      >
        <div>
          <p className={admin.name}>
            <bdi>{name}</bdi>
            {parentName && (
              <VisuallyHidden>
                <FormattedMessage id="admin.domains.below" values={{ parent: parentName }} />
              </VisuallyHidden>
            )}
          </p>
          {description && <p className={styles.description}>{description}</p>}
          <p className={admin.detail}>
            <Link className="gh-quiet" to={`/communities?domain=${slug}`}>
              <FormattedMessage id="admin.domains.communities" values={{ count: communityCount }} />
            </Link>
          </p>
        </div>
        <Menu
          label={intl.formatMessage({ id: 'admin.domains.menu' }, { name })}
          button={<IconDots size={18} stroke={1.6} aria-hidden="true" />}
          buttonClassName={admin.dots}
        >
          <MenuItem permission={viewerCan.edit} onSelect={onEdit}>
            <FormattedMessage id="admin.domains.edit" />
          </MenuItem>
          {depth + 1 < LEVELS && (
            <MenuItem permission={viewerCan.edit} onSelect={onAdd}>
              <FormattedMessage id="admin.domains.addBelow" />
            </MenuItem>
          )}
          <MenuSeparator />
          <MenuItem danger permission={viewerCan.remove} onSelect={onRemove}>
            <FormattedMessage id="admin.domains.remove" />
          </MenuItem>
        </Menu>
      </div>
    </Row>
  );
}
