import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  type RefObject,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { cx } from '../lib/cx';
import { applyEdit } from './apply-edit';
import styles from './Composer.module.css';
import { type Command, commandOf, SWITCH_KEY } from './commands';
import { fieldHandle, type TextHandle } from './handle';
import { edit, insertion } from './markdown-edits';
import { SuggestionList } from './suggest/SuggestionList';
import { useSuggestions } from './suggest/useSuggestions';

/** What the API takes of one text, in UTF-16 units; see MARKDOWN_LIMIT there. */
export const LENGTH_LIMIT = 65_536;

/** What the toolbar does to the source. */
export interface SourceHandle extends TextHandle {
  act: (command: Command) => void;
  focused: () => boolean;
  /** Whether somebody is in the middle of it: not at the end, or in an input method. */
  busy: () => boolean;
}

interface SourceFieldProps {
  value: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  onSwitch: () => void;
  onBlur: () => void;
  focused: boolean;
  /** While its look is shown instead, the text can still be changed by others. */
  hidden: boolean;
  label: string;
  placeholder?: string;
  describedBy?: string;
  communityId: string;
  threadId?: string;
  up?: boolean;
  tall?: boolean;
  ref: Ref<SourceHandle>;
}

/** The Markdown itself. */
export function SourceField(props: SourceFieldProps) {
  const { value, onChange, hidden } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const listId = useId();
  const composing = useRef(false);
  const suggestions = useSuggestions(
    {
      before: () => {
        const area = field.current;
        if (!area || area.selectionStart !== area.selectionEnd) return undefined;
        return area.value.slice(0, area.selectionStart);
      },
      replace: (length, insert) => {
        const area = field.current;
        if (!area) return;
        const from = area.selectionEnd - length;
        const at = from + insert.length;
        applyEdit(area, { from, to: area.selectionEnd, insert, start: at, end: at });
      },
    },
    props.communityId,
    props.threadId,
  );

  const act = (command: Command) => {
    const area = field.current;
    if (!area) return;
    const { selectionStart: start, selectionEnd: end } = area;
    applyEdit(area, edit(command, { text: area.value, start, end }));
  };

  useImperativeHandle(props.ref, () => ({
    ...fieldHandle(field, value, onChange),
    act,
    focused: () => field.current !== null && field.current === document.activeElement,
    busy: () => {
      const area = field.current;
      if (!area || area !== document.activeElement) return false;
      return composing.current || area.selectionEnd !== area.value.length;
    },
  }));
  useGrowth(field, value, hidden);

  const focused = useRef(props.focused);
  useEffect(() => {
    const area = field.current;
    if (!focused.current || !area) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || suggestions.onKeyDown(event)) return;
    const command = commandOf(event);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) props.onSubmit();
    else if (event.key === SWITCH_KEY && event.ctrlKey && !event.altKey) props.onSwitch();
    else if (command) act(command);
    else return;
    event.preventDefault();
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const html = event.clipboardData.getData('text/html');
    const text = event.clipboardData.getData('text/plain');
    // Code editors colour what they copy; that is no mark-up.
    if (html && !event.clipboardData.types.includes('vscode-editor-data')) pasteHtml(html, text);
    else return;
    event.preventDefault();
  };

  const pasteHtml = async (html: string, text: string) => {
    const markdown = await import('./rich/paste')
      .then(({ markdownOfHtml }) => markdownOfHtml(html))
      .catch(() => undefined);
    const area = field.current;
    if (!area) return;
    const { selectionStart: start, selectionEnd: end } = area;
    const at = start + text.length;
    applyEdit(
      area,
      markdown === undefined
        ? { from: start, to: end, insert: text, start: at, end: at }
        : insertion(markdown, { text: area.value, start, end }),
    );
  };

  if (hidden) return null;
  const { open, active } = suggestions;
  return (
    <div className={styles.fieldBox}>
      <textarea
        ref={field}
        dir="auto"
        rows={1}
        className={cx(styles.field, props.tall && styles.tall)}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${active?.id ?? ''}` : undefined}
        placeholder={props.placeholder}
        maxLength={LENGTH_LIMIT}
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          suggestions.look();
        }}
        onKeyDown={onKeyDown}
        onClick={suggestions.look}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
        }}
        onPaste={onPaste}
        onBlur={() => {
          suggestions.close();
          props.onBlur();
        }}
      />
      {open && <SuggestionList id={listId} suggestions={suggestions} up={props.up} />}
    </div>
  );
}

/** Grows with the text where the browser does not do so by itself. */
function useGrowth(field: RefObject<HTMLTextAreaElement | null>, value: string, hidden: boolean) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another height
  useLayoutEffect(() => {
    const area = field.current;
    if (!area || CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight}px`;
  }, [field, value, hidden]);
}
