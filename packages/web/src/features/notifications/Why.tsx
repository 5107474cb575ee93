import './preferences/words';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FormattedMessage } from 'react-intl';
import { type FragmentType, readFragment } from '../../gql';
import type { WhyPartsFragment } from '../../gql/graphql';
import { Menu, MenuHeading, MenuItem, MenuSeparator } from '../../ui/Menu';
import { VisuallyHidden } from '../../ui/VisuallyHidden';
import { useWhy } from './useWhy';
import styles from './Why.module.css';
import { WhyParts } from './why-documents';

interface WhyProps {
  notice: FragmentType<typeof WhyParts>;
  /** The reason in a few words, to begin with: "You watch this". */
  children: ReactNode;
}

/** Why one is told: the reason in words, and in the same place what changes it. */
export function Why({ notice: ref, children }: WhyProps) {
  const notice = readFragment(WhyParts, ref);
  const { reason, community } = notice;
  return (
    <Menu
      buttonClassName={styles.opener}
      button={
        <>
          {children}
          <VisuallyHidden>
            <FormattedMessage id="why.changes" />
          </VisuallyHidden>
          <IconChevronDown size={13} stroke={1.8} aria-hidden="true" />
        </>
      }
    >
      <MenuHeading>
        <span className={styles.sentence}>
          <FormattedMessage id="why.sentence" values={{ reason, name: community.name }} />
        </span>
      </MenuHeading>
      <WhyItems notice={notice} />
    </Menu>
  );
}

function WhyItems({ notice }: { notice: WhyPartsFragment }) {
  const { kind, reason, community, thread } = notice;
  const { followThread, followCommunity, neverByMail } = useWhy(notice);
  const followed = reason === 'WATCHING_THREAD' || reason === 'TRACKING_THREAD';
  const { slug, name } = community;
  return (
    <>
      {thread && followed && (
        <MenuItem onSelect={() => followThread('NORMAL')}>
          <FormattedMessage id="why.stop.thread" />
        </MenuItem>
      )}
      {reason === 'WATCHING_COMMUNITY' && (
        <MenuItem onSelect={() => followCommunity(null)}>
          <FormattedMessage id="why.stop.community" values={{ name }} />
        </MenuItem>
      )}
      {thread && (
        <MenuItem onSelect={() => followThread('MUTED')}>
          <FormattedMessage id="why.mute.thread" />
        </MenuItem>
      )}
      <MenuItem onSelect={() => followCommunity('MUTED')}>
        <FormattedMessage id="why.mute.community" values={{ name }} />
      </MenuItem>
      <MenuItem onSelect={neverByMail}>
        <FormattedMessage id="why.noMail" values={{ kind }} />
      </MenuItem>
      <MenuSeparator />
      <MenuItem to={`/settings/notifications?why=${kind}&community=${encodeURIComponent(slug)}`}>
        <FormattedMessage id="why.settings" />
      </MenuItem>
    </>
  );
}
