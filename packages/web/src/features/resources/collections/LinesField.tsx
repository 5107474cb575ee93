import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, Suspense, useEffect, useRef, useState } from 'react';
import { FormattedMessage, useIntl } from 'react-intl';
import type { MessageId } from '../../../messages';
import { useAnnounce } from '../../../ui/Announcer';
import { Button } from '../../../ui/Button';
import { AreaField } from '../../../ui/Field';
import { later } from '../../../ui/later';
import { Row } from '../../../ui/Spread';
import styles from './Collections.module.css';
import { WORDS_MAX } from './limits';
import { type Line, moved, without, withWords } from './lines';

const Preview = later(() => import('../../../writing/tools/Preview'));

interface LinesFieldProps {
  communityId: string;
  lines: Line[];
  onChange: (lines: Line[]) => void;
}

const SIGN = { size: 18, stroke: 1.6, 'aria-hidden': true } as const;

/** What stands in a collection, moved by buttons or by Alt and the arrows: it works with every kind of hand. */
export function LinesField({ communityId, lines, onChange }: LinesFieldProps) {
  const intl = useIntl();
  const announce = useAnnounce();
  const list = useRef<HTMLOListElement>(null);
  const focus = useRef<{ key: string; verb: string }>(undefined);

  // A row that moves is another element's neighbour: what was pressed keeps the focus.
  useEffect(() => {
    const wanted = focus.current;
    if (!wanted) return;
    focus.current = undefined;
    const row = list.current?.querySelector(`[data-key="${wanted.key}"]`);
    const same = row?.querySelector<HTMLElement>(`[data-verb="${wanted.verb}"]`);
    const free = same?.ariaDisabled === 'true' ? undefined : same;
    (free ?? row?.querySelector<HTMLElement>('[data-verb]:not([aria-disabled=true])'))?.focus();
  });

  const nameOf = ({ resource, markdown }: Line) =>
    resource?.title ??
    (markdown.trim().slice(0, 40) || intl.formatMessage({ id: 'curation.edit.words' }));

  const move = (line: Line, by: number, verb: string) => {
    const next = moved(lines, line.key, by);
    const place = next.findIndex(({ key }) => key === line.key) + 1;
    focus.current = { key: line.key, verb };
    onChange(next);
    const said = { title: nameOf(line), place, of: next.length };
    announce(intl.formatMessage({ id: 'curation.edit.moved' }, said));
  };
  const takeOut = (line: Line) => {
    const at = lines.indexOf(line);
    const neighbour = lines[at + 1] ?? lines[at - 1];
    if (neighbour) focus.current = { key: neighbour.key, verb: 'out' };
    onChange(without(lines, line.key));
    announce(intl.formatMessage({ id: 'curation.edit.out.done' }, { title: nameOf(line) }));
  };
  const onKeyDown = (line: Line, at: number) => (event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    const { verb } = (event.target as HTMLElement).dataset;
    // In a text the same keys move the caret on some machines.
    if (!event.altKey || by === 0 || !verb || verb === 'words') return;
    event.preventDefault();
    const to = at + by;
    if (to >= 0 && to < lines.length) move(line, by, verb);
  };
  const button = (line: Line, verb: string, id: MessageId, sign: ReactNode, off = false) => (
    <button
      type="button"
      data-verb={verb}
      className={styles.move}
      aria-disabled={off || undefined}
      aria-label={intl.formatMessage({ id }, { title: nameOf(line) })}
      onClick={() => {
        if (off) return;
        if (verb === 'out') takeOut(line);
        else move(line, verb === 'up' ? -1 : 1, verb);
      }}
    >
      {sign}
    </button>
  );

  if (lines.length === 0) {
    return (
      <Row>
        <p className="gh-ink2">
          <FormattedMessage id="curation.edit.empty" />
        </p>
      </Row>
    );
  }
  return (
    <ol
      ref={list}
      className={styles.items}
      aria-label={intl.formatMessage({ id: 'curation.edit.items' })}
    >
      {lines.map((line, at) => (
        <Row key={line.key} as="li" ruled margin={line.resource && <Type line={line} />}>
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons in it do the same; this is their short cut */}
          <div data-key={line.key} onKeyDown={onKeyDown(line, at)}>
            <div className={styles.lineHead}>
              <h3 className={styles.lineTitle}>
                {line.resource ? (
                  <bdi>{line.resource.title}</bdi>
                ) : (
                  <FormattedMessage id="curation.edit.words" />
                )}
              </h3>
              <div className={styles.moves}>
                {button(line, 'up', 'curation.edit.up', <IconArrowUp {...SIGN} />, at === 0)}
                {button(
                  line,
                  'down',
                  'curation.edit.down',
                  <IconArrowDown {...SIGN} />,
                  at === lines.length - 1,
                )}
                {button(line, 'out', 'curation.edit.out', <IconX {...SIGN} />)}
              </div>
            </div>
            <AreaField
              mt={0}
              optional={line.resource !== null}
              minRows={line.resource ? 1 : 2}
              maxLength={WORDS_MAX}
              dir="auto"
              data-verb="words"
              label={
                <FormattedMessage
                  id={line.resource ? 'curation.edit.why' : 'curation.edit.words.field'}
                />
              }
              value={line.markdown}
              onChange={(typed) => onChange(withWords(lines, line.key, typed.currentTarget.value))}
            />
            {line.markdown.trim() && (
              <Shown markdown={line.markdown} of={nameOf(line)} communityId={communityId} />
            )}
          </div>
        </Row>
      ))}
    </ol>
  );
}

interface ShownProps {
  markdown: string;
  /** Names what is shown. */
  of: string;
  communityId: string;
}

/** How the words will look, when somebody wants to see. */
function Shown({ markdown, of, communityId }: ShownProps) {
  const intl = useIntl();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="text"
        size="small"
        data-verb="look"
        aria-expanded={open}
        aria-label={intl.formatMessage({ id: 'curation.edit.preview' }, { title: of })}
        onClick={() => setOpen(!open)}
      >
        <FormattedMessage id="threads.composer.preview" />
      </Button>
      {open && (
        <Suspense>
          <Preview markdown={markdown} communityId={communityId} />
        </Suspense>
      )}
    </>
  );
}

const Type = ({ line }: { line: Line }) =>
  line.resource && <FormattedMessage id={`resources.type.${line.resource.type}`} />;
