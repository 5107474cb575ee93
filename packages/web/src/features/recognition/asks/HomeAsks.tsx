import '../words';
import { Suspense, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import { Link } from 'react-router';
import { type FragmentType, readFragment } from '../../../gql';
import { useVerb } from '../../../lib/useVerb';
import { Button } from '../../../ui/Button';
import { FormProblem } from '../../../ui/FormProblem';
import { later } from '../../../ui/later';
import { Row, Section } from '../../../ui/Spread';
import { useUndo } from '../../../ui/UndoBar';
import { ContributionParts } from '../documents';
import styles from './Asks.module.css';
import { AnswerUseAsk, HomeAsk, SetRecognitionChoices } from './documents';

const UseDialog = later(() => import('../use/UseDialog'));

interface HomeAsksProps {
  asks: readonly FragmentType<typeof HomeAsk>[];
  /** There may be fewer of them now. */
  onAnswered: () => void;
}

/** Whether something was of use: asked once, one thing at a time. */
export default function HomeAsks({ asks, onAnswered }: HomeAsksProps) {
  const intl = useIntl();
  const undo = useUndo();
  const { run, error } = useVerb();
  const [open, setOpen] = useState(false);
  const reported = useRef(false);
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [silent, setSilent] = useState(false);
  const ask = readFragment(HomeAsk, asks).find(({ id }) => !settled.has(id));
  if (!ask || silent) return null;
  const of = readFragment(ContributionParts, ask.of);
  const { id } = ask;

  const later = async (answer: 'NOT_YET' | 'NO') => {
    if (!(await run(AnswerUseAsk, { askId: id, answer }))) return;
    setSettled((before) => new Set([...before, id]));
    undo({
      message: <FormattedMessage id={`ask.said.${answer}`} />,
      onUndo: () => {
        setSettled((before) => new Set([...before].filter((one) => one !== id)));
        void run(AnswerUseAsk, { askId: id, answer: null });
      },
    });
  };
  const stop = async () => {
    if (!(await run(SetRecognitionChoices, { asks: false }))) return;
    setSilent(true);
    undo({
      message: <FormattedMessage id="ask.stopped" />,
      onUndo: () => {
        setSilent(false);
        void run(SetRecognitionChoices, { asks: true }).then(onAnswered);
      },
    });
  };

  const names = intl.formatList(of.by.map(({ name }) => name));
  return (
    <Section title={<FormattedMessage id="ask.title" />}>
      <Row>
        <p className={styles.words}>
          <FormattedMessage
            id={`ask.why.${ask.why}`}
            values={{
              names: <bdi>{names}</bdi>,
              title: (
                <Link className="gh-link" to={of.path}>
                  <bdi>{of.title}</bdi>
                </Link>
              ),
            }}
          />
        </p>
        <FormProblem error={error} />
        <div className="gh-actions">
          <Button onClick={() => setOpen(true)}>
            <FormattedMessage id="ask.yes" />
          </Button>
          <Button onClick={() => later('NOT_YET')}>
            <FormattedMessage id="ask.notYet" />
          </Button>
          <Button onClick={() => later('NO')}>
            <FormattedMessage id="ask.no" />
          </Button>
        </div>
        <p className={styles.off}>
          <FormattedMessage id="ask.once" />{' '}
          <button type="button" className="gh-quiet" onClick={stop}>
            <FormattedMessage id="ask.stop" />
          </button>
        </p>
        {open && (
          <Suspense>
            <UseDialog
              of={of}
              onReported={() => {
                reported.current = true;
              }}
              onClose={() => {
                setOpen(false);
                if (!reported.current) return;
                // Telling it has answered what was asked; the form says thank you before the question goes.
                reported.current = false;
                setSettled((before) => new Set([...before, id]));
                onAnswered();
              }}
            />
          </Suspense>
        )}
      </Row>
    </Section>
  );
}
