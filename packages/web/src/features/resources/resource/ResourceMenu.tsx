import { IconChevronDown } from '@tabler/icons-react';
import { Suspense } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import type { ResourcePartsFragment } from '../../../gql/graphql';
import { type PageAction, usePageActions } from '../../../lib/keys';
import { editResourcePath, historyPath, suggestPath } from '../../../lib/paths/resources';
import { useViewer } from '../../../lib/viewer';
import { later } from '../../../ui/later';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu';
import styles from './Resource.module.css';
import type { Care } from './useCare';

const RemoveDialog = later(() => import('./RemoveDialog'));
const RetireDialog = later(() => import('./RetireDialog'));
const ReviewDialog = later(() => import('./ReviewDialog'));
const HandOnDialog = later(() => import('./HandOnDialog'));

interface ResourceMenuProps {
  resource: ResourcePartsFragment;
  care: Care;
}

/** All else that can be done with it, also from the palette. */
export function ResourceMenu({ resource, care }: ResourceMenuProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const { viewer } = useViewer();
  const { viewerCan, retiredAt, steward } = resource;
  const { edit, suggest, review, retire, handOn, remove } = viewerCan;
  const to = (path: string) => () => navigate(path);
  const offered: (PageAction | false)[] = [
    edit.allowed && {
      id: 'resource edit',
      name: 'resources.edit',
      keys: 'e',
      run: to(editResourcePath(resource)),
    },
    !edit.allowed &&
      suggest.allowed && {
        id: 'resource suggest',
        name: 'resources.suggest',
        keys: 'e',
        run: to(suggestPath(resource)),
      },
    { id: 'resource history', name: 'resources.history', run: to(historyPath(resource)) },
    review.allowed && {
      id: 'resource review',
      name: 'resources.review',
      run: () => care.ask('review'),
    },
    retire.allowed &&
      !retiredAt && {
        id: 'resource retire',
        name: 'resources.retire',
        run: () => care.ask('retire'),
      },
    handOn.allowed && {
      id: 'resource handOn',
      name: 'resources.handOn',
      run: () => care.ask('handOn'),
    },
  ];
  usePageActions(() => offered.filter((action) => action !== false));

  return (
    <>
      <Menu
        label={intl.formatMessage({ id: 'resources.more' })}
        buttonClassName={styles.menu}
        button={
          <>
            <FormattedMessage id="app.more" />
            <IconChevronDown size={15} stroke={1.8} aria-hidden="true" />
          </>
        }
      >
        {viewer && edit.allowed && (
          <MenuItem to={editResourcePath(resource)}>
            <FormattedMessage id="resources.edit" />
          </MenuItem>
        )}
        {viewer && !edit.allowed && (
          <MenuItem permission={suggest} to={suggestPath(resource)}>
            <FormattedMessage id="resources.suggest" />
          </MenuItem>
        )}
        <MenuItem to={historyPath(resource)}>
          <FormattedMessage id="resources.history" />
        </MenuItem>
        {(review.allowed || handOn.allowed || retire.allowed) && <MenuSeparator />}
        {review.allowed && (
          <MenuItem onSelect={() => care.ask('review')}>
            <FormattedMessage id="resources.review" />
          </MenuItem>
        )}
        {steward && viewerCan.adopt.allowed && (
          <MenuItem onSelect={() => void care.adopt()}>
            <FormattedMessage id="resources.adopt" />
          </MenuItem>
        )}
        {handOn.allowed && (
          <MenuItem onSelect={() => care.ask('handOn')}>
            <FormattedMessage id="resources.handOn" />
          </MenuItem>
        )}
        {retire.allowed && (
          <MenuItem onSelect={() => (retiredAt ? void care.revive() : care.ask('retire'))}>
            <FormattedMessage id={retiredAt ? 'resources.revive' : 'resources.retire'} />
          </MenuItem>
        )}
        {remove.allowed && (
          <>
            <MenuSeparator />
            <MenuItem danger onSelect={care.wantToRemove}>
              <FormattedMessage id={care.mine ? 'resources.remove.own' : 'resources.remove'} />
            </MenuItem>
          </>
        )}
      </Menu>
      <Suspense>
        {care.asking === 'remove' && <RemoveDialog resource={resource} care={care} />}
        {care.asking === 'retire' && <RetireDialog resource={resource} onClose={care.close} />}
        {care.asking === 'review' && <ReviewDialog resource={resource} onClose={care.close} />}
        {care.asking === 'handOn' && <HandOnDialog resource={resource} onClose={care.close} />}
      </Suspense>
    </>
  );
}
