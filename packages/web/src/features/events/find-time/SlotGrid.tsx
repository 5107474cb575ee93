import { IconCheck, IconX } from '@tabler/icons-react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { TimeAnswer, TimeSearchPartsFragment } from '../../../gql/graphql';
import { cx } from '../../../lib/cx';
import { Face } from '../../../ui/Face';
import { Pill } from '../../../ui/Pill';
import { Tip } from '../../../ui/Tip';
import { VisuallyHidden } from '../../../ui/VisuallyHidden';
import { saidTo } from './answers';
import styles from './FindTime.module.css';
import { SlotActs } from './SlotActs';
import { slotWords } from './slot-words';

type Slot = TimeSearchPartsFragment['slots'][number];

export interface GridProps {
  search: TimeSearchPartsFragment;
  /** Everybody but the viewer. */
  others: TimeSearchPartsFragment['people']['nodes'];
  ownAnswer: (slot: Slot) => React.ReactNode;
  onChoose: (slot: Slot) => void;
}

/** Slots by people: one's own answer first, then what each of the others said. */
export function SlotGrid({ search, others, ownAnswer, onChoose }: GridProps) {
  const intl = useIntl();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={search.title}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">
              <FormattedMessage id="findTime.when" />
            </th>
            <th scope="col">
              <FormattedMessage id="findTime.you" />
            </th>
            {others.map(({ person }) => (
              <th key={person.id} scope="col" className={styles.who}>
                <Tip text={person.name}>
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the name must show by keyboard as well */}
                  <span tabIndex={0}>
                    <Face person={person} />
                    <VisuallyHidden>{person.name}</VisuallyHidden>
                  </span>
                </Tip>
              </th>
            ))}
            <th scope="col">
              <FormattedMessage id="findTime.can" />
            </th>
          </tr>
        </thead>
        <tbody>
          {search.slots.map((slot) => {
            const words = slotWords(intl, slot);
            const said = saidTo(others, slot.id);
            const best = slot.id === search.best?.id;
            return (
              <tr key={slot.id} className={cx(best && styles.best)}>
                <th scope="row">
                  <span className={styles.day}>{words.day}</span>
                  <span className={styles.hours}>{words.hours}</span>
                  {words.there && <span className={styles.there}>{words.there}</span>}
                </th>
                <td className={styles.answer}>{ownAnswer(slot)}</td>
                {others.map(({ person }) => (
                  <td key={person.id} className={styles.who}>
                    <Mark answer={said.get(person.id)} />
                  </td>
                ))}
                <td className={styles.sum}>
                  <FormattedMessage
                    id="findTime.sum"
                    values={{ yes: slot.yes, ifNeedBe: slot.ifNeedBe }}
                  />
                  {best && (
                    <Pill tone="green">
                      <FormattedMessage id="findTime.best" />
                    </Pill>
                  )}
                  <SlotActs search={search} slot={slot} onChoose={() => onChoose(slot)} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

/** What somebody said: a sign, and the word for those who listen. */
function Mark({ answer }: { answer: TimeAnswer | undefined }) {
  if (!answer) {
    return (
      <VisuallyHidden>
        <FormattedMessage id="findTime.answer.none" />
      </VisuallyHidden>
    );
  }
  return (
    <span className={styles[answer]}>
      {answer === 'YES' && <IconCheck size={18} stroke={1.8} aria-hidden="true" />}
      {answer === 'IF_NEED_BE' && <span aria-hidden="true">(&#x2713;)</span>}
      {answer === 'NO' && <IconX size={16} stroke={1.6} aria-hidden="true" />}
      <VisuallyHidden>
        <FormattedMessage id={`findTime.answer.${answer}`} />
      </VisuallyHidden>
    </span>
  );
}
