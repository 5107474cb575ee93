import { useMutation } from '@apollo/client/react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, graphql, readFragment } from '../../../gql';
import { useAnnounce } from '../../../ui/Announcer';
import { CheckField } from '../../../ui/CheckField';
import { FormProblem } from '../../../ui/FormProblem';
import { Row, Section } from '../../../ui/Spread';

export const WhoSchedulesParts = graphql(`
  fragment WhoSchedules on Community {
    id
    membersSchedule
    viewerCan { setScheduling { allowed reason } }
  }
`);

const SetScheduling = graphql(`
  mutation SetScheduling($input: SetSchedulingInput!) {
    setScheduling(input: $input) { ...WhoSchedules }
  }
`);

/** Whether what members schedule stands at once, or waits for somebody who looks after the community. */
export function WhoSchedules({
  community: ref,
}: {
  community: FragmentType<typeof WhoSchedulesParts>;
}) {
  const intl = useIntl();
  const announce = useAnnounce();
  const { id: communityId, membersSchedule, viewerCan } = readFragment(WhoSchedulesParts, ref);
  const [set, { loading, error }] = useMutation(SetScheduling);
  if (!viewerCan.setScheduling.allowed) return null;
  const choose = async (next: boolean) => {
    await set({ variables: { input: { communityId, membersSchedule: next } } });
    announce(intl.formatMessage({ id: 'communities.settings.saved' }));
  };
  return (
    <Section title={<FormattedMessage id="communities.settings.sessions" />}>
      <Row>
        <CheckField
          label={<FormattedMessage id="communities.settings.membersSchedule" />}
          hint={<FormattedMessage id="communities.settings.membersScheduleHint" />}
          checked={membersSchedule ?? false}
          disabled={loading}
          onChange={(event) => choose(event.currentTarget.checked).catch(() => undefined)}
        />
        <FormProblem error={error} />
      </Row>
    </Section>
  );
}
