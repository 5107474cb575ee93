import '../words';
import { useApolloClient, useMutation } from '@apollo/client/react';
import { type FormEvent, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { answered } from '../../../lib/answered';
import { mutationId } from '../../../lib/mutation-id';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import { AreaField, SelectField, TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import type { KnownContribution } from '../contribution';
import { refreshTrail } from '../trail/useTrail';
import { GiveThanks } from './documents';
import { PeopleField, type Somebody } from './PeopleField';
import styles from './Thanks.module.css';

/** Like the API's: a sentence. */
const WORDS_MAX = 500;
const TEAM_MAX = 100;

interface Where {
  id: string;
  slug: string;
  name: string;
}

interface ThanksDialogProps {
  /** For this; it says where, and whom. */
  about?: KnownContribution;
  /** Where it may be said, when it is for nothing that stands here. */
  communities?: readonly Where[];
  to?: readonly Somebody[];
  onClose: () => void;
  onThanked?: () => void;
}

/** Thanks in a sentence, where everybody of the community reads it. */
export default function ThanksDialog(props: ThanksDialogProps) {
  const { about, communities = [], to, onClose, onThanked } = props;
  const intl = useIntl();
  const announce = useAnnounce();
  const client = useApolloClient();
  const key = useRef(mutationId());
  const form = useRef<HTMLFormElement>(null);
  const [at, setAt] = useState(about?.community.slug ?? communities[0]?.slug ?? '');
  const [people, setPeople] = useState<readonly Somebody[]>(to ?? about?.by ?? []);
  const [team, setTeam] = useState('');
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState<'people' | 'words'>();
  const [give, { loading, error }] = useMutation(GiveThanks, { onError: () => undefined });
  const community = about?.community ?? communities.find(({ slug }) => slug === at);
  const needed = <FormattedMessage id="errors.rule.required" />;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    const named = people.length > 0 || team.trim();
    const lacking = named ? (words.trim() ? undefined : 'words') : 'people';
    setMissing(lacking);
    if (lacking || !community) {
      const sought = lacking === 'people' ? 'select' : 'textarea';
      // Where there are several communities, whom comes after where.
      [...(form.current?.querySelectorAll<HTMLElement>(sought) ?? [])].at(-1)?.focus();
      return;
    }
    const data = await answered(
      give({
        variables: {
          input: {
            communityId: community.id,
            personIds: people.map(({ id }) => id),
            team: team.trim() || null,
            words,
            about: about ? { kind: about.kind, id: about.id } : null,
            clientMutationId: key.current,
          },
        },
      }),
    );
    if (!data) return;
    announce(intl.formatMessage({ id: 'thanks.given' }));
    if (about) void refreshTrail(client, about);
    onThanked?.();
    onClose();
  };

  return (
    <Dialog open onClose={onClose} title={<FormattedMessage id="thanks.dialog" />}>
      <form ref={form} noValidate onSubmit={send} className={styles.form}>
        <p className={styles.hint}>
          {about ? (
            <FormattedMessage
              id="thanks.dialog.about"
              values={{ title: <bdi>{about.title}</bdi> }}
            />
          ) : (
            <FormattedMessage id="thanks.dialog.hint" />
          )}
        </p>
        {!about && communities.length > 1 && (
          <SelectField
            mt={0}
            label={<FormattedMessage id="thanks.field.community" />}
            value={at}
            data={communities.map(({ slug, name }) => ({ value: slug, label: name }))}
            onChange={(event) => setAt(event.currentTarget.value)}
          />
        )}
        <PeopleField
          slug={community?.slug ?? ''}
          label={<FormattedMessage id="thanks.field.people" />}
          value={people}
          onChange={(chosen) => {
            setPeople(chosen);
            setMissing(undefined);
          }}
          error={missing === 'people' && <FormattedMessage id="thanks.field.people.needed" />}
        />
        <TextField
          optional
          mt={0}
          maxLength={TEAM_MAX}
          label={<FormattedMessage id="thanks.field.team" />}
          value={team}
          onChange={(event) => {
            setTeam(event.currentTarget.value);
            setMissing(undefined);
          }}
        />
        <AreaField
          data-autofocus
          mt={0}
          minRows={2}
          maxLength={WORDS_MAX}
          label={<FormattedMessage id="thanks.field.words" />}
          hint={<FormattedMessage id="thanks.field.words.hint" />}
          error={missing === 'words' && needed}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setMissing(undefined);
          }}
        />
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button type="submit" variant="primary" busy={loading}>
            <FormattedMessage id="thanks.send" />
          </Button>
          <Button variant="text" onClick={onClose}>
            <FormattedMessage id="app.cancel" />
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
