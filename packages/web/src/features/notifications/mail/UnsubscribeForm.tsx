import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { UnsubscriptionPartsFragment } from '../../../gql/graphql';
import { useAnnounce } from '../../../ui/Announcer';
import { Button, ButtonLink } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { PageTitle } from '../../../ui/PageHead';
import styles from './Unsubscribe.module.css';

const UnsubscriptionParts = graphql(`
  fragment UnsubscriptionParts on Unsubscription { scope kind communityName ended }
`);
const Unsubscribe = graphql(`
  mutation Unsubscribe($input: TokenInput!) {
    unsubscribe(input: $input) { ...UnsubscriptionParts }
  }
`);
const Resubscribe = graphql(`
  mutation Resubscribe($input: TokenInput!) {
    resubscribe(input: $input) { ...UnsubscriptionParts }
  }
`);

interface UnsubscribeFormProps {
  token: string;
  found: FragmentType<typeof UnsubscriptionParts>;
}

/** What a link ends, and the button that does; afterwards that it is done, and the way back. */
export function UnsubscribeForm({ token, found: ref }: UnsubscribeFormProps) {
  const found = readFragment(UnsubscriptionParts, ref);
  const intl = useIntl();
  const announce = useAnnounce();
  const [ended, setEnded] = useState(found.ended);
  const [undone, setUndone] = useState(false);
  const [end, ending] = useMutation(Unsubscribe);
  const [back, taking] = useMutation(Resubscribe);
  const words = useRef<HTMLDivElement>(null);
  const variables = { input: { token } };
  const error = ending.error ?? taking.error;

  /** The button that was pressed is gone: one goes on at the new words. */
  const turn = (to: boolean) => {
    flushSync(() => {
      setEnded(to);
      setUndone(!to);
    });
    words.current?.querySelector('h1')?.focus();
  };
  const press = async () => {
    taking.reset();
    const { data } = await end({ variables }).catch(() => ({ data: undefined }));
    if (!data) return;
    turn(true);
    announce(intl.formatMessage({ id: 'unsubscribe.done' }));
  };
  const undo = async () => {
    ending.reset();
    const { data } = await back({ variables }).catch(() => ({ data: undefined }));
    if (!data) return;
    turn(false);
    announce(intl.formatMessage({ id: 'unsubscribe.undone' }));
  };

  return (
    <div ref={words}>
      <PageTitle
        title={intl.formatMessage({ id: ended ? 'unsubscribe.done' : 'unsubscribe.title' })}
      />
      <p className={`gh-lede ${styles.lede}`}>
        <Sentence part={ended ? 'done' : 'ends'} found={found} />
      </p>
      <p className={styles.words}>
        <FormattedMessage id={undone ? 'unsubscribe.undone' : 'unsubscribe.stays'} />
      </p>
      {error && <FormProblem error={error} />}
      <div className={`gh-actions ${styles.actions}`}>
        {ended ? (
          <Button busy={taking.loading} onClick={undo}>
            <FormattedMessage id="unsubscribe.undo" />
          </Button>
        ) : (
          <Button variant="primary" busy={ending.loading} onClick={press}>
            <FormattedMessage id="unsubscribe.end" />
          </Button>
        )}
        <ButtonLink to="/settings/notifications" variant="text">
          <FormattedMessage id="unsubscribe.settings" />
        </ButtonLink>
      </div>
    </div>
  );
}

interface SentenceProps {
  part: 'ends' | 'done';
  found: UnsubscriptionPartsFragment;
}

function Sentence({ part, found: { scope, kind, communityName } }: SentenceProps) {
  const intl = useIntl();
  if (scope === 'KIND') {
    const what = kind ? intl.formatMessage({ id: `unsubscribe.kind.${kind}` }) : '';
    return <FormattedMessage id={`unsubscribe.${part}.KIND`} values={{ what }} />;
  }
  if (scope !== 'COMMUNITY') return <FormattedMessage id={`unsubscribe.${part}.${scope}`} />;
  return communityName ? (
    <FormattedMessage id={`unsubscribe.${part}.COMMUNITY`} values={{ community: communityName }} />
  ) : (
    <FormattedMessage id={`unsubscribe.${part}.COMMUNITY.hidden`} />
  );
}
