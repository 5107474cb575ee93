import { type ReactNode, type Ref, Suspense, useImperativeHandle, useRef, useState } from 'react';
import { FormattedMessage, FormattedNumber } from 'react-intl';
import { cx } from '../lib/cx';
import { later } from '../ui/later';
import styles from './Composer.module.css';
import { NOWHERE, type Standing } from './commands';
import type { EditorHandle, TextHandle } from './handle';
import type { RichHandle } from './rich/RichField';
import { LENGTH_LIMIT, SourceField, type SourceHandle } from './SourceField';
import { useFiles } from './uploads/useFiles';
import { useModes } from './useModes';

const Toolbar = later(() => import('./tools/Toolbar'));
const Preview = later(() => import('./tools/Preview'));

/** Only somebody who writes this much needs to know of the limit. */
const NEAR_LIMIT = LENGTH_LIMIT - 2_000;

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

/** A text, written as it will be read or as Markdown, with the switch between them and the tools of both. */
export function MarkdownEditor(props: MarkdownEditorProps) {
  const { ref, children, ...field } = props;
  const { value, communityId } = field;
  const source = useRef<SourceHandle>(null);
  const rich = useRef<RichHandle>(null);
  const [standing, setStanding] = useState<Standing>(NOWHERE);
  const [preview, setPreview] = useState(false);
  const modes = useModes(value, () => source.current);
  const { Rich } = modes;

  const now = () => (Rich ? rich.current : source.current);
  const handle = useRef<TextHandle>(null);
  const text: TextHandle = {
    focus: () => now()?.focus(),
    insert: (markdown) => now()?.insert(markdown),
    replace: (from, to) => now()?.replace(from, to) ?? false,
  };
  useImperativeHandle(handle, () => text);
  const place = { communityId, threadId: field.threadId };
  const files = useFiles({ editor: handle, place, value, onSubmit: field.onSubmit });
  useImperativeHandle(ref, () => ({ ...text, wait: files.wait }));

  const turn = () => {
    setPreview(false);
    modes.turn();
  };

  return (
    <div {...files.box} className={cx(styles.editor, files.box.className)}>
      {Rich ? (
        <Rich
          {...field}
          ref={rich}
          focused={modes.focused}
          onSwitch={turn}
          onRefused={modes.refuse}
          onStanding={setStanding}
        />
      ) : (
        <SourceField
          {...field}
          ref={source}
          hidden={preview}
          focused={modes.focused}
          onSwitch={turn}
          onBlur={modes.settle}
        />
      )}
      {preview && !Rich && (
        <Suspense>
          <Preview markdown={value} communityId={communityId} />
        </Suspense>
      )}
      {modes.why && (
        <p className={styles.why} role="status">
          <FormattedMessage id={`threads.composer.source.${modes.why}`} />
        </p>
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
        <Suspense fallback={<div className={styles.tools} />}>
          <Toolbar
            rich={Rich !== undefined}
            standing={Rich ? standing : NOWHERE}
            onAct={(command) =>
              Rich ? rich.current?.act(command) : source.current?.act(command as never)
            }
            onLanguage={(info) => rich.current?.setLanguage(info)}
            onTurn={turn}
            preview={preview}
            onPreview={() => {
              setPreview(!preview);
              if (preview) requestAnimationFrame(() => source.current?.focus());
            }}
          />
        </Suspense>
        {files.button}
        <div className={styles.send}>{children}</div>
      </div>
    </div>
  );
}
