import '../words';
import { useLazyQuery, useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import type { CommunityCharterFragment } from '../../../gql/graphql';
import { showFieldProblems } from '../../../lib/forms';
import { toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { ButtonLink, PrimaryButton } from '../../../ui/Button';
import { TextField } from '../../../ui/Field';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';
import { Conflict } from '../Conflict';
import { charterRules, goalDraft, goalInputs, line, useRules } from '../forms';
import { NOTE_MAX } from '../limits';
import { CommunityCharter } from './Charter';
import { type CharterDraft, CharterFields } from './CharterFields';
import { CharterDifference } from './CharterHistory';
import styles from './Forms.module.css';

const Amend = graphql(`
  mutation AmendCommunityCharter($input: AmendCharterInput!) {
    amendCharter(input: $input) {
      purpose
      ...CommunityCharter
      ...CommunityCharterHistory
    }
  }
`);

const Latest = graphql(`
  query CommunityCharterNow($slug: String!) {
    community(slug: $slug) {
      id
      ...CommunityCharter
    }
  }
`);

type Charter = NonNullable<CommunityCharterFragment['charter']>;
const rules = z.object({ ...charterRules, note: line(NOTE_MAX) });

interface AmendCharterProps {
  community: FragmentType<typeof CommunityCharter>;
}

/** The form with which a steward amends the charter. Every version before stays in the history. */
export function AmendCharter({ community: ref }: AmendCharterProps) {
  const community = readFragment(CommunityCharter, ref);
  return community.charter && <Form community={community} charter={community.charter} />;
}

interface FormProps {
  community: CommunityCharterFragment;
  charter: Charter;
}

function Form({ community, charter }: FormProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [base, setBase] = useState({ charter, version: community.version });
  const [newer, setNewer] = useState<Charter>();
  const [amend, { loading, error }] = useMutation(Amend);
  const [askLatest] = useLazyQuery(Latest, { fetchPolicy: 'network-only' });
  const form = useForm<CharterDraft & { note: string }>({
    mode: 'controlled',
    initialValues: {
      purpose: charter.purpose,
      forWhom: charter.forWhom,
      cadence: charter.cadence,
      goals: charter.goals.map(({ text, serves }) => goalDraft(text, serves ?? '')),
      note: '',
    },
    validate: useRules(rules),
  });
  const { purpose, forWhom, cadence, note, goals } = form.values;
  const back = `/c/${community.slug}/about`;

  const send = async (version: number): Promise<void> => {
    const texts = { purpose, forWhom, cadence, note };
    const input = { communityId: community.id, version, ...texts, goals: goalInputs(goals) };
    await amend({ variables: { input } });
    announce(intl.formatMessage({ id: 'communities.charter.amended' }));
    navigate(back);
  };

  /** Somebody saved something else first: only another charter is worth a look, and both stay in sight. */
  const meet = async (): Promise<void> => {
    const { data } = await askLatest({ variables: { slug: community.slug } });
    const latest = data?.community && readFragment(CommunityCharter, data.community);
    if (!latest?.charter) return;
    const untouched = latest.charter.number === base.charter.number;
    setBase({ charter: latest.charter, version: latest.version });
    if (untouched) await send(latest.version);
    else setNewer(latest.charter);
  };

  const submit = form.onSubmit(async () => {
    setNewer(undefined);
    try {
      await send(base.version);
    } catch (problem) {
      if (toProblem(problem).reason === 'VERSION') await meet().catch(() => undefined);
      else showFieldProblems(form, problem, (id) => intl.formatMessage({ id }));
    }
  });

  const told = newer !== undefined || (error && toProblem(error).fields.length > 0);
  return (
    <Section title={<FormattedMessage id="communities.charter.amend" />}>
      <Row>
        <form onSubmit={submit} noValidate className={styles.form}>
          <CharterFields
            values={form.values}
            onChange={(part) => form.setValues(part)}
            errors={form.errors}
          />
          <TextField
            optional
            label={<FormattedMessage id="communities.charter.note" />}
            hint={<FormattedMessage id="communities.charter.noteHint" />}
            maxLength={NOTE_MAX}
            {...form.getInputProps('note')}
          />
          {newer && (
            <Conflict>
              <CharterDifference
                before={newer}
                after={{ purpose, forWhom, cadence, goals: goalInputs(goals) }}
              />
            </Conflict>
          )}
          {!told && <FormProblem error={error} />}
          <div className={`gh-actions ${styles.actions}`}>
            <PrimaryButton type="submit" busy={loading}>
              <FormattedMessage
                id={newer ? 'communities.conflict.keepMine' : 'communities.charter.save'}
              />
            </PrimaryButton>
            <ButtonLink variant="text" to={back}>
              <FormattedMessage id="app.cancel" />
            </ButtonLink>
          </div>
        </form>
      </Row>
    </Section>
  );
}
