import '../words';
import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { FormattedDate, FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { refocusAfter } from '../../../lib/refocus';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { SegmentedChoice } from '../../../ui/Choice';
import { Difference } from '../../../ui/Difference';
import { FormProblem } from '../../../ui/FormProblem';
import { Prose } from '../../../ui/Prose';
import { Row, Section } from '../../../ui/Spread';
import { useHashTarget } from '../useHashTarget';
import styles from './RulesDue.module.css';

export const CommunityRulesDue = graphql(`
  fragment CommunityRulesDue on Community {
    id
    viewerMustAcceptRules {
      graceUntil
      blocking
      groundRules { id number markdown html }
      previous { id number markdown }
    }
  }
`);

const Accept = graphql(`
  mutation AcceptCommunityRules($input: AcceptGroundRulesInput!) {
    acceptGroundRules(input: $input) {
      ...CommunityRulesDue
      viewerMembership { id acceptedRulesNumber }
      viewerCan {
        openThread { allowed reason }
        openAnnouncement { allowed reason }
      }
    }
  }
`);

interface RulesDueProps {
  community: FragmentType<typeof CommunityRulesDue>;
}

/** Ground rules that the viewer has not accepted yet: until when, what changed, and the button. */
export function RulesDue({ community: ref }: RulesDueProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { id: communityId, viewerMustAcceptRules: due } = readFragment(CommunityRulesDue, ref);
  const [shown, setShown] = useState<'changes' | 'whole'>('changes');
  // What may be written depends on it on every page that is open behind this one.
  const [accept, { loading, error }] = useMutation(Accept, {
    refetchQueries: 'active',
    awaitRefetchQueries: true,
  });
  useHashTarget('rules', Boolean(due));
  if (!due) return null;
  const { groundRules, previous, graceUntil, blocking } = due;
  const { number } = groundRules;

  const agree = async () => {
    const refocus = refocusAfter();
    try {
      await accept({ variables: { input: { communityId, number } } });
      announce(intl.formatMessage({ id: 'communities.rules.accepted' }));
      refocus();
    } catch {
      // Told above the button.
    }
  };

  return (
    <Section
      id="rules"
      title={
        previous ? (
          <FormattedMessage id="communities.rules.newTitle" values={{ number }} />
        ) : (
          <FormattedMessage id="communities.rules.title" />
        )
      }
      end={
        previous && (
          <SegmentedChoice
            label={intl.formatMessage({ id: 'communities.rules.show' })}
            value={shown}
            onChange={setShown}
            options={[
              { value: 'changes', label: <FormattedMessage id="communities.rules.changes" /> },
              { value: 'whole', label: <FormattedMessage id="communities.rules.whole" /> },
            ]}
          />
        )
      }
    >
      <Row
        margin={
          previous &&
          !blocking &&
          graceUntil && (
            <span className="gh-new">
              <FormattedMessage
                id="communities.rules.until"
                values={{ date: <FormattedDate value={graceUntil} day="numeric" month="long" /> }}
              />
            </span>
          )
        }
      >
        <p className={styles.why}>
          <FormattedMessage
            id={
              previous
                ? blocking
                  ? 'communities.rules.over'
                  : 'communities.rules.grace'
                : 'communities.rules.first'
            }
          />
        </p>
        <div className={styles.rules}>
          {previous && shown === 'changes' ? (
            <Difference before={previous.markdown} after={groundRules.markdown} />
          ) : (
            <Prose html={groundRules.html} />
          )}
        </div>
        <FormProblem error={error} />
        <div className={`gh-actions ${styles.actions}`}>
          <Button variant={blocking ? 'primary' : 'plain'} busy={loading} onClick={agree}>
            <FormattedMessage id="communities.rules.accept" />
          </Button>
          <span className="gh-small gh-ink2">
            <FormattedMessage id="communities.rules.kept" />
          </span>
        </div>
      </Row>
    </Section>
  );
}
