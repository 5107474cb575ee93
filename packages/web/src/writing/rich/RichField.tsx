import {
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useIntl } from 'react-intl';
import { cx } from '../../lib/cx';
import prose from '../../ui/Prose.module.css';
import composer from '../Composer.module.css';
import type { Command, Standing, TableCommand } from '../commands';
import type { TextHandle } from '../handle';
import { SuggestionList } from '../suggest/SuggestionList';
import { useSuggestions } from '../suggest/useSuggestions';
import { LinkDialog, type LinkWanted } from './LinkDialog';
import styles from './Rich.module.css';
import { KeptText, type Reason, whyInSource } from './text/kept-text';
import { parseMarkdown } from './text/parse';
import { blocksMarkdown } from './text/serialise';
import { ACTS, linkRange, setLanguage, setLink, standing } from './view/commands';
import { beforeCaret, changeTo, createEditor, insertMarkdown, replaceBefore } from './view/editor';
import { TABLE_ACTS } from './view/tables';

/** What the toolbar does to rich text. */
export interface RichHandle extends TextHandle {
  act: (command: Command | TableCommand) => void;
  setLanguage: (info: string) => void;
}

interface RichFieldProps {
  value: string;
  onChange: (value: string) => void;
  onSubmit: () => void;
  onSwitch: () => void;
  /** A text has come that would be damaged here. */
  onRefused: (why: Reason) => void;
  onStanding: (standing: Standing) => void;
  /** Takes the focus as it comes. */
  focused: boolean;
  label: string;
  placeholder?: string;
  describedBy?: string;
  communityId: string;
  threadId?: string;
  up?: boolean;
  tall?: boolean;
  ref: Ref<RichHandle>;
}

type View = ReturnType<typeof createEditor>;

/** A text as it will be read, written where it is read. Its Markdown is what goes in and what comes out. */
export default function RichField(props: RichFieldProps) {
  const { value, up, tall } = props;
  const intl = useIntl();
  const listId = useId();
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<View>(null);
  const kept = useRef<KeptText>(null);
  const told = useRef(value);
  const [link, setLinkWanted] = useState<LinkWanted>();
  const suggestions = useSuggestions(
    {
      before: () => (view.current ? beforeCaret(view.current) : undefined),
      replace: (length, words) => view.current && replaceBefore(view.current, length, words),
    },
    props.communityId,
    props.threadId,
  );
  const now = useRef({ props, suggestions });
  now.current = { props, suggestions };

  const ask = () => {
    if (!view.current) return;
    const { state } = view.current;
    const { from, to, href } = linkRange(state);
    setLinkWanted({ href, words: state.doc.textBetween(from, to, ' ') });
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is looked up in `now`
  useLayoutEffect(() => {
    if (!place.current) return;
    kept.current = new KeptText(value);
    const made = createEditor({
      place: place.current,
      doc: kept.current.doc,
      taskLabel: intl.formatMessage({ id: 'composer.task' }),
      attributes: () => attributesOf(now.current.props, now.current.suggestions, listId),
      onKeyDown: (event) => now.current.suggestions.onKeyDown(event),
      onSubmit: () => now.current.props.onSubmit(),
      onBlur: () => now.current.suggestions.close(),
      onLink: ask,
      onSwitch: () => now.current.props.onSwitch(),
      onChange: ({ state }, { docChanged, selectionSet }) => {
        const { props, suggestions } = now.current;
        if (docChanged && kept.current) {
          const markdown = kept.current.toMarkdown(state.doc);
          if (markdown !== told.current) {
            told.current = markdown;
            props.onChange(markdown);
          }
        }
        if (docChanged || selectionSet) {
          suggestions.look();
          props.onStanding(standing(state));
        }
      },
    });
    view.current = made;
    made.dispatch(made.state.tr);
    if (props.focused) made.focus();
    return () => made.destroy();
  }, []);

  // What comes from outside: a draft of another device, or an empty text after sending.
  useEffect(() => {
    if (!view.current || value === told.current) return;
    told.current = value;
    const why = whyInSource(value);
    if (why) return now.current.props.onRefused(why);
    kept.current = new KeptText(value);
    changeTo(view.current, kept.current.doc);
  }, [value]);

  // Suggestions and faults stand in the attributes.
  useEffect(() => view.current?.setProps({}));

  useImperativeHandle(props.ref, () => ({
    focus: () => view.current?.focus(),
    insert: (markdown) => view.current && insertMarkdown(view.current, markdown),
    replace: (from, to) => {
      const { current: editor } = view;
      if (!editor || from === '') return false;
      const text = kept.current?.toMarkdown(editor.state.doc) ?? '';
      // Written anew, the same words may have other signs.
      const found = [from, blocksMarkdown(parseMarkdown(from))].find(
        (words) => words && text.includes(words),
      );
      if (found === undefined) return false;
      changeTo(editor, parseMarkdown(text.replace(found, () => to)));
      return true;
    },
    act: (command) => {
      const { current: editor } = view;
      if (!editor) return;
      if (command === 'link') return ask();
      const acts = { ...ACTS, ...TABLE_ACTS };
      acts[command](editor.state, editor.dispatch, editor);
      editor.focus();
    },
    setLanguage: (info) => {
      const { current: editor } = view;
      const transaction = editor && setLanguage(editor.state, info);
      if (transaction) editor.dispatch(transaction);
      editor?.focus();
    },
  }));

  return (
    <div className={composer.fieldBox}>
      <div
        ref={place}
        className={cx(styles.rich, prose.prose, tall && styles.tall)}
        data-placeholder={value === '' ? props.placeholder : undefined}
      />
      {suggestions.open && <SuggestionList id={listId} suggestions={suggestions} up={up} />}
      <LinkDialog
        link={link}
        onClose={() => {
          setLinkWanted(undefined);
          requestAnimationFrame(() => view.current?.focus());
        }}
        onSet={({ href, words }) => {
          const { current: editor } = view;
          if (editor) editor.dispatch(setLink(editor.state, href, words));
        }}
      />
    </div>
  );
}

function attributesOf(
  { label, describedBy }: RichFieldProps,
  { open, active }: ReturnType<typeof useSuggestions>,
  listId: string,
): Record<string, string> {
  return {
    role: 'textbox',
    dir: 'auto',
    'aria-multiline': 'true',
    'aria-label': label,
    'aria-autocomplete': 'list',
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(open
      ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active?.id}` }
      : {}),
  };
}
