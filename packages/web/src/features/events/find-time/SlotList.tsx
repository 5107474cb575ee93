import { FormattedMessage, useIntl } from 'react-intl';
import { Pill } from '../../../ui/Pill';
import { ANSWERS, namesOf } from './answers';
import styles from './FindTime.module.css';
import { SlotActs } from './SlotActs';
import type { GridProps } from './SlotGrid';
import { slotWords } from './slot-words';

/** The same as the grid where it has no room: one slot below the other, with names. */
export function SlotList({ search, others, ownAnswer, onChoose }: GridProps) {
  const intl = useIntl();
  return (
    <ul className={styles.list}>
      {search.slots.map((slot) => {
        const words = slotWords(intl, slot);
        return (
          <li key={slot.id}>
            <p>
              <span className={styles.day}>{words.day}</span>{' '}
              <span className={styles.hours}>{words.hours}</span>{' '}
              {slot.id === search.best?.id && (
                <Pill tone="green">
                  <FormattedMessage id="findTime.best" />
                </Pill>
              )}
            </p>
            {words.there && <p className={styles.there}>{words.there}</p>}
            <div className={styles.own}>{ownAnswer(slot)}</div>
            {ANSWERS.map((answer) => {
              const names = namesOf(others, slot.id, answer);
              if (names.length === 0) return null;
              return (
                <p key={answer} className="gh-small gh-ink2">
                  <FormattedMessage
                    id="findTime.said"
                    values={{
                      answer: (
                        <b key={answer}>
                          {intl.formatMessage({ id: `findTime.answer.${answer}` })}
                        </b>
                      ),
                      names: intl.formatList(names),
                    }}
                  />
                </p>
              );
            })}
            <SlotActs search={search} slot={slot} onChoose={() => onChoose(slot)} />
          </li>
        );
      })}
    </ul>
  );
}
