import '../words';
import { type ReactNode, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { useNow, when } from '../../../lib/time';
import { useViewer } from '../../../lib/viewer';
import { Button } from '../../../ui/Button';
import { PageHead } from '../../../ui/PageHead';
import { Row, Section, Spread } from '../../../ui/Spread';
import { RotationParts, TurnParts } from '../documents';
import { TurnActions } from '../plan/TurnActions';
import { dayOf } from '../times';
import { Checklist } from './Checklist';
import { HandoverParts, TurnPage } from './documents';
import { HandoverForm } from './HandoverForm';
import { HandoverText } from './HandoverText';
import { TurnAside } from './TurnAside';

interface TurnViewProps {
  turn: FragmentType<typeof TurnPage>;
  crumbs: ReactNode;
}

/** One turn: what the one before left, the short list, and what is handed over. */
export function TurnView({ turn: ref, crumbs }: TurnViewProps) {
  const intl = useIntl();
  const now = useNow();
  const viewerId = useViewer().viewer?.person.id;
  const page = readFragment(TurnPage, ref);
  const turn = readFragment(TurnParts, page);
  const rotation = readFragment(RotationParts, page.rotation);
  const handover = readFragment(HandoverParts, page.handover) ?? null;
  const before = readFragment(HandoverParts, page.previousHandover);
  const [editing, setEditing] = useState(false);
  const { slug } = rotation.community;
  const day = dayOf(intl, turn, rotation.cadence === 'PERIOD');
  const whose = !turn.person ? 'open' : turn.person.id === viewerId ? 'yours' : 'theirs';
  const mayWrite = turn.viewerCan.handOver.allowed;
  const writing = mayWrite && (!handover || editing);
  return (
    <Spread asideTop="3.1rem" aside={<TurnAside turn={page} onTurn={turn.onTurn} />}>
      <PageHead
        title={intl.formatMessage(
          { id: `turns.turn.${whose}` },
          { day, name: turn.person?.name ?? '' },
        )}
        margin={<FormattedMessage id="turns.turn" />}
        crumbs={crumbs}
        lede={
          page.event ? (
            <Link className="gh-link" to={`/c/${slug}/e/${page.event.id}`}>
              {page.event.title}
            </Link>
          ) : (
            turn.reasonWords
          )
        }
        actions={<TurnActions large turn={turn} rotation={rotation} />}
      />
      {before && page.previousHandover && (
        <Section
          title={
            <FormattedMessage
              id="turns.handover.left"
              values={{
                name: before.writtenBy?.name ?? '',
                you: turn.person?.id === viewerId ? 'yes' : 'no',
              }}
            />
          }
          margin={when(intl, new Date(before.writtenAt), now)}
        >
          <Row>
            <HandoverText handover={page.previousHandover} slug={slug} />
          </Row>
        </Section>
      )}
      {page.checklist.length > 0 && (
        <Section title={<FormattedMessage id="turns.checklist" />}>
          <Row>
            <Checklist
              turnId={turn.id}
              items={page.checklist}
              mayTick={turn.viewerCan.tick.allowed}
            />
          </Row>
        </Section>
      )}
      <Section
        id="handover"
        title={<FormattedMessage id="turns.handover" />}
        end={
          handover &&
          mayWrite &&
          !editing && (
            <Button variant="text" size="small" onClick={() => setEditing(true)}>
              <FormattedMessage id="turns.handover.edit" />
            </Button>
          )
        }
      >
        <Row>
          {writing ? (
            <HandoverForm
              turn={page}
              handover={handover}
              onDone={() => setEditing(false)}
              onCancel={handover ? () => setEditing(false) : undefined}
            />
          ) : page.handover ? (
            <HandoverText handover={page.handover} slug={slug} />
          ) : (
            <p className="gh-ink2">
              <FormattedMessage id="turns.handover.none" />
            </p>
          )}
        </Row>
      </Section>
    </Spread>
  );
}
