import '../words';
import { useLazyQuery, useMutation } from '@apollo/client/react';
import { useForm } from '@mantine/form';
import { useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { useNavigate } from 'react-router';
import * as z from 'zod/mini';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { showFieldProblems } from '../../../lib/forms';
import { mutationId } from '../../../lib/mutation-id';
import { toProblem } from '../../../lib/problem';
import { useAnnounce } from '../../../ui/Announcer';
import { ButtonLink, PrimaryButton } from '../../../ui/Button';
import { Difference } from '../../../ui/Difference';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';
import { Conflict } from '../Conflict';
import forms from '../charter/Forms.module.css';
import { said, useRules } from '../forms';
import { RULES_MAX } from '../limits';
import { MarkdownField } from '../MarkdownField';
import { CommunityGroundRules } from './GroundRules';

const Publish = graphql(`
  mutation PublishCommunityRules($input: PublishGroundRulesInput!) {
    publishGroundRules(input: $input) {
      ...CommunityGroundRules
      ...CommunityRulesDue
    }
  }
`);

const Latest = graphql(`
  query CommunityRulesNow($slug: String!) {
    community(slug: $slug) {
      id
      ...CommunityGroundRules
    }
  }
`);

const rules = z.object({ markdown: said(RULES_MAX) });

interface PublishRulesProps {
  community: FragmentType<typeof CommunityGroundRules>;
}

/** The form for a new version of the ground rules, which every member is then asked to accept. */
export function PublishRules({ community: ref }: PublishRulesProps) {
  const intl = useIntl();
  const navigate = useNavigate();
  const announce = useAnnounce();
  const { id: communityId, slug, version, groundRules } = readFragment(CommunityGroundRules, ref);
  const [base, setBase] = useState({ version, number: groundRules?.number });
  const [newer, setNewer] = useState<string>();
  const key = useRef(mutationId());
  const [publish, { loading, error }] = useMutation(Publish);
  const [askLatest] = useLazyQuery(Latest, { fetchPolicy: 'network-only' });
  const before = groundRules?.markdown ?? '';
  const form = useForm({
    mode: 'controlled',
    initialValues: { markdown: before },
    validate: useRules(rules),
  });
  const { markdown } = form.values;
  const back = `/c/${slug}/about`;

  const send = async (against: number): Promise<void> => {
    const input = { communityId, markdown, version: against, clientMutationId: key.current };
    await publish({ variables: { input } });
    announce(intl.formatMessage({ id: 'communities.rules.published' }));
    navigate(`${back}#ground-rules`);
  };

  /** Another edit of the community does not touch the rules; another version of the rules is shown beside this one. */
  const meet = async (): Promise<void> => {
    const { data } = await askLatest({ variables: { slug } });
    const latest = data?.community && readFragment(CommunityGroundRules, data.community);
    if (!latest) return;
    const untouched = latest.groundRules?.number === base.number;
    setBase({ version: latest.version, number: latest.groundRules?.number });
    key.current = mutationId();
    if (untouched) await send(latest.version);
    else setNewer(latest.groundRules?.markdown ?? '');
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
    <Section title={<FormattedMessage id="communities.rules.publish" />}>
      <Row>
        <form onSubmit={submit} noValidate className={forms.form}>
          <MarkdownField
            label={<FormattedMessage id="communities.rules.text" />}
            hint={<FormattedMessage id="communities.rules.textHint" />}
            value={markdown}
            error={form.errors.markdown}
            maxLength={RULES_MAX}
            minRows={14}
            onChange={(text) => form.setFieldValue('markdown', text)}
          />
          {newer !== undefined && (
            <Conflict>
              <Difference before={newer} after={markdown} />
            </Conflict>
          )}
          {!told && <FormProblem error={error} />}
          <div className={`gh-actions ${forms.actions}`}>
            <PrimaryButton type="submit" busy={loading}>
              <FormattedMessage
                id={
                  newer === undefined
                    ? 'communities.rules.publishNow'
                    : 'communities.conflict.keepMine'
                }
              />
            </PrimaryButton>
            <ButtonLink variant="text" to={back}>
              <FormattedMessage id="app.cancel" />
            </ButtonLink>
            <span className="gh-small gh-ink2">
              <FormattedMessage id="communities.rules.publishMeans" />
            </span>
          </div>
        </form>
      </Row>
    </Section>
  );
}
