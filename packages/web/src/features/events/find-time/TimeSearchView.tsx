import './words';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, Suspense, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { type FragmentType, readFragment } from '../../../gql';
import type { TimeSearchPartsFragment } from '../../../gql/graphql';
import { useVerb } from '../../../lib/useVerb';
import { useViewer } from '../../../lib/viewer';
import { Button, ButtonLink } from '../../../ui/Button';
import { SegmentedChoice } from '../../../ui/Choice';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { PageHead } from '../../../ui/PageHead';
import { Person } from '../../../ui/Person';
import { Prose } from '../../../ui/Prose';
import { Reason } from '../../../ui/Reason';
import { Aside, Row, Section, Spread } from '../../../ui/Spread';
import { ANSWERS } from './answers';
import { AnswerTimes, TimeSearchParts } from './documents';
import styles from './FindTime.module.css';
import { SlotGrid } from './SlotGrid';
import { SlotList } from './SlotList';
import { slotWords } from './slot-words';

const ChooseDialog = later(() => import('./ChooseDialog'));
const AddSlotDialog = later(() => import('./AddSlotDialog'));
const CloseDialog = later(() => import('./CloseDialog'));

/** The grid needs this much room; below it the slots stand in a list. */
const WIDE = '(min-width: 45em)';

type Slot = TimeSearchPartsFragment['slots'][number];

interface TimeSearchViewProps {
  search: FragmentType<typeof TimeSearchParts>;
  crumbs: ReactNode;
}

/** When would it suit whom: one's own answers, those of the others, and which slot is the best. */
export function TimeSearchView({ search: ref, crumbs }: TimeSearchViewProps) {
  const intl = useIntl();
  const viewerId = useViewer().viewer?.person.id;
  const wide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false });
  const search = readFragment(TimeSearchParts, ref);
  const { run, error } = useVerb();
  const [asking, setAsking] = useState<'add' | 'close' | Slot>();
  const { viewerCan, slots, community, state } = search;
  const others = search.people.nodes.filter(({ person }) => person.id !== viewerId);
  const best = slots.find(({ id }) => id === search.best?.id);
  const refusal = state === 'OPEN' ? viewerCan.answer.reason : undefined;
  const Grid = wide ? SlotGrid : SlotList;

  const ownAnswer = (slot: Slot) => {
    if (!viewerCan.answer.allowed) {
      return slot.viewerAnswer ? (
        <FormattedMessage id={`findTime.answer.${slot.viewerAnswer}`} />
      ) : null;
    }
    const { day, hours } = slotWords(intl, slot);
    return (
      <SegmentedChoice
        label={`${day}, ${hours}`}
        value={slot.viewerAnswer ?? null}
        onChange={(answer) =>
          void run(AnswerTimes, { searchId: search.id, answers: [{ slotId: slot.id, answer }] })
        }
        options={ANSWERS.map((value) => ({
          value,
          label: <FormattedMessage id={`findTime.answer.${value}`} />,
        }))}
      />
    );
  };

  return (
    <Spread
      asideTop="3.1rem"
      aside={
        <>
          {search.createdBy && (
            <Aside title={<FormattedMessage id="findTime.by" />}>
              <Person person={search.createdBy} />
            </Aside>
          )}
          <Aside title={<FormattedMessage id="findTime.how" />}>
            <p>
              <FormattedMessage id="findTime.how.text" />
            </p>
          </Aside>
        </>
      }
    >
      <PageHead
        title={search.title}
        margin={<FormattedMessage id={`findTime.state.${state}`} />}
        crumbs={crumbs}
        lede={
          <FormattedMessage
            id="findTime.lede"
            values={{ answered: search.answeredCount, minutes: search.durationMinutes, state }}
          />
        }
        actions={
          search.event ? (
            <ButtonLink variant="primary" to={`/c/${community.slug}/e/${search.event.id}`}>
              <FormattedMessage id="findTime.toEvent" />
            </ButtonLink>
          ) : (
            <>
              {viewerCan.choose.allowed && best && search.answeredCount > 0 && (
                <Button variant="primary" onClick={() => setAsking(best)}>
                  <FormattedMessage id="findTime.choose.best" />
                </Button>
              )}
              {viewerCan.edit.allowed && (
                <Button onClick={() => setAsking('add')}>
                  <FormattedMessage id="findTime.add" />
                </Button>
              )}
              {viewerCan.close.allowed && (
                <Button variant="text" onClick={() => setAsking('close')}>
                  <FormattedMessage id="findTime.close" />
                </Button>
              )}
            </>
          )
        }
      />
      {search.descriptionHtml && (
        <Row className={styles.about}>
          <Prose html={search.descriptionHtml} />
        </Row>
      )}
      {best && search.answeredCount > 0 && <Best slot={best} />}
      <Section title={<FormattedMessage id="findTime.slots" />}>
        <Row>
          {refusal && (
            <p className="gh-ink2">
              <Reason reason={refusal} />
            </p>
          )}
          <FormProblem error={error} />
          <Grid search={search} others={others} ownAnswer={ownAnswer} onChoose={setAsking} />
          {search.people.pageInfo.hasNextPage && (
            <p className="gh-small gh-ink2">
              <FormattedMessage id="findTime.more" />
            </p>
          )}
        </Row>
      </Section>
      <Suspense>
        {asking === 'add' && (
          <AddSlotDialog searchId={search.id} onClose={() => setAsking(undefined)} />
        )}
        {asking === 'close' && <CloseDialog search={search} onClose={() => setAsking(undefined)} />}
        {asking && asking !== 'add' && asking !== 'close' && (
          <ChooseDialog search={search} slot={asking} onClose={() => setAsking(undefined)} />
        )}
      </Suspense>
    </Spread>
  );
}

/** The slot that suits most, and whom it leaves out. */
function Best({ slot }: { slot: Slot }) {
  const intl = useIntl();
  const { day, hours, there } = slotWords(intl, slot);
  return (
    <Section title={<FormattedMessage id="findTime.best.title" />} margin={day}>
      <Row>
        <p className={styles.bestHours}>{hours}</p>
        {there && <p className={styles.there}>{there}</p>}
        <p className="gh-ink2">
          <FormattedMessage
            id="findTime.best.words"
            values={{
              yes: slot.yes,
              ifNeedBe: slot.ifNeedBe,
              out: slot.leftOut.length,
              names: intl.formatList(slot.leftOut.map(({ name }) => name)),
            }}
          />
        </p>
      </Row>
    </Section>
  );
}
