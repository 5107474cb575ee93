import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { graphql, readFragment } from '../../gql';
import { ErrorState } from '../../ui/ErrorState';
import { Skeleton } from '../../ui/Skeleton';
import styles from './AcceptRules.module.css';
import { CommunityRulesDue, RulesDue } from './rules/RulesDue';

const RulesToAccept = graphql(`
  query RulesToAccept($slug: String!) {
    community(slug: $slug) { id ...CommunityRulesDue }
  }
`);

interface AcceptRulesProps {
  slug: string;
  /** Once nothing is due any more. */
  onAccepted: () => void;
}

/** The ground rules in the place where they hold somebody up: read, accept, go on. */
export function AcceptRules({ slug, onAccepted }: AcceptRulesProps) {
  const { data, error, refetch } = useQuery(RulesToAccept, { variables: { slug } });
  const community = data?.community;
  const due = readFragment(CommunityRulesDue, community)?.viewerMustAcceptRules;
  const accepted = useRef(onAccepted);
  accepted.current = onAccepted;

  useEffect(() => {
    if (community && !due) accepted.current();
  }, [community, due]);

  if (!community) {
    return error ? <ErrorState error={error} onRetry={() => refetch()} /> : <Skeleton lines={5} />;
  }
  return (
    <div className={styles.inline}>
      <RulesDue community={community} />
    </div>
  );
}
