import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  type RefObject,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import { cx } from '../../../lib/cx';
import { useFiles } from '../uploads/useFiles';
import { applyEdit } from './apply-edit';
import styles from './Composer.module.css';
import { type EditorHandle, type TextHandle, useFieldHandle } from './handle';
import { MentionList } from './MentionList';
import { edit, type Mark } from './markdown-edits';
import { Preview } from './Preview';
import { Toolbar } from './Toolbar';
import { useMentions } from './useMentions';

/** What the API takes of one text, in UTF-16 units; see MARKDOWN_LIMIT there. */
const LENGTH_LIMIT = 65_536;
/** Only somebody who writes this much needs to know of the limit. */
const NEAR_LIMIT = LENGTH_LIMIT - 2_000;

const KEYS: Record<string, Mark> = { b: 'bold', i: 'italic', k: 'link' };

interface MarkdownEditorProps {
  value: string;
  onChange: (value: string) => void;
  /** Ctrl or Cmd and Enter. */
  onSubmit: () => void;
  /** Read out. */
  label: string;
  placeholder?: string;
  communityId: string;
  /** Whose participants come first among those to mention. */
  threadId?: string;
  /** What others may do to the text. */
  ref?: Ref<EditorHandle>;
  /** Suggestions open upwards, for an editor at the foot of the window. */
  up?: boolean;
  tall?: boolean;
  /** What is wrong with it, by id. */
  describedBy?: string;
  /** At the end of the toolbar: the buttons that send. */
  children?: ReactNode;
}

/** Markdown with its signs at hand: buttons, keys, people to mention, and how it will look. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { value, onChange, onSubmit, label, communityId, threadId, up, tall } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const [preview, setPreview] = useState(false);
  const mentions = useMentions(field, communityId, threadId);
  const handle = useRef<TextHandle>(null);
  const files = useFiles({ editor: handle, place: { communityId, threadId }, value, onSubmit });
  useFieldHandle(handle, field, value, onChange);
  useWaitingHandle(props.ref, handle, files.wait);
  useGrowth(field, value, preview);

  const mark = (what: Mark) => {
    const area = field.current;
    if (!area) return;
    const { selectionStart: start, selectionEnd: end } = area;
    applyEdit(area, edit(what, { text: area.value, start, end }));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || mentions.onKeyDown(event)) return;
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const what = KEYS[event.key.toLowerCase()];
    if (event.key === 'Enter') onSubmit();
    else if (what && !event.shiftKey) mark(what);
    else return;
    event.preventDefault();
  };

  return (
    <div {...files.box} className={cx(styles.editor, files.box.className)}>
      {preview ? (
        <Preview markdown={value} communityId={communityId} />
      ) : (
        <div className={styles.fieldBox}>
          <textarea
            ref={field}
            dir="auto"
            rows={1}
            className={cx(styles.field, tall && styles.tall)}
            aria-label={label}
            aria-describedby={props.describedBy}
            aria-autocomplete="list"
            aria-controls={mentions.open ? listId : undefined}
            aria-activedescendant={
              mentions.open ? `${listId}-${mentions.active?.id ?? ''}` : undefined
            }
            placeholder={props.placeholder}
            maxLength={LENGTH_LIMIT}
            value={value}
            onChange={(event) => {
              onChange(event.currentTarget.value);
              mentions.look();
            }}
            onKeyDown={onKeyDown}
            onClick={mentions.look}
            onBlur={mentions.close}
          />
          {mentions.open && <MentionList id={listId} mentions={mentions} up={up} />}
        </div>
      )}
      {value.length > NEAR_LIMIT && (
        <p className={styles.limit} role="status">
          <FormattedMessage
            id="threads.composer.left"
            values={{ left: <FormattedNumber value={LENGTH_LIMIT - value.length} /> }}
          />
        </p>
      )}
      {files.tray}
      <div className={styles.bar}>
        <Toolbar
          preview={preview}
          onMark={mark}
          onPreview={() => {
            setPreview(!preview);
            if (preview) requestAnimationFrame(() => field.current?.focus());
          }}
        />
        {files.button}
        <div className={styles.send}>{props.children}</div>
      </div>
    </div>
  );
}

/** What others may do to the text, and with what is under way into it. */
function useWaitingHandle(
  ref: Ref<EditorHandle> | undefined,
  text: RefObject<TextHandle | null>,
  wait: () => boolean,
) {
  useImperativeHandle(ref, () => ({
    focus: () => text.current?.focus(),
    insert: (markdown) => text.current?.insert(markdown),
    replace: (from, to) => text.current?.replace(from, to) ?? false,
    wait,
  }));
}

/** Grows with the text where the browser does not do so by itself. */
function useGrowth(field: RefObject<HTMLTextAreaElement | null>, value: string, preview: boolean) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another height
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight}px`;
  }, [field, value, preview]);
}
