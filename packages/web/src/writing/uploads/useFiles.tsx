import { IconPaperclip } from '@tabler/icons-react';
import {
  type ClipboardEvent,
  type DragEvent,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useIntl } from 'react-intl';
import { later } from '../../ui/later';
import { Tip } from '../../ui/Tip';
import type { TextHandle } from '../handle';
import { placeholdersIn } from './placeholder';
import styles from './useFiles.module.css';

const UploadTray = later(() => import('./UploadTray'));

/** Where it is written: who may write there may add to it. */
export interface UploadPlace {
  communityId: string;
  threadId?: string;
}

interface Files {
  /** For the box around the editor: what is pasted into it and dropped on it. */
  box: {
    className?: string;
    onPasteCapture: (event: ClipboardEvent) => void;
    onDragOver: (event: DragEvent) => void;
    onDragLeave: (event: DragEvent) => void;
    onDropCapture: (event: DragEvent) => void;
  };
  /** The way to choose some. */
  button: ReactNode;
  /** What is under way, and what the pictures show. */
  tray: ReactNode;
  /** @returns true while files are under way: the text is sent by itself once they are there */
  wait: () => boolean;
}

interface Given {
  editor: RefObject<TextHandle | null>;
  place: UploadPlace;
  value: string;
  onSubmit: () => void;
}

/** Files in a text that somebody writes. What it takes to send them is fetched with the first. */
export function useFiles({ editor, place, value, onSubmit }: Given): Files {
  const [batches, setBatches] = useState<File[][]>([]);
  const [over, setOver] = useState(false);
  const [waiting, setWaiting] = useState(false);
  const [due, setDue] = useState(0);
  const underWay = useRef(false);
  const wanted = useRef(false);
  const latest = useRef({ onSubmit, value });

  useEffect(() => {
    latest.current = { onSubmit, value };
  });

  // Sent with the text as it is now, in which the files stand.
  useEffect(() => {
    if (due > 0) latest.current.onSubmit();
  }, [due]);

  // What was under way when a page was left never arrived.
  useEffect(() => {
    for (const left of placeholdersIn(latest.current.value)) editor.current?.replace(left, '');
  }, [editor]);

  const take = (files: FileList | readonly File[]) => {
    // Copied at once: the browser empties its own list when the field or the event is done with.
    const batch = [...files];
    if (batch.length === 0) return;
    underWay.current = true;
    setBatches((before) => [...before, batch]);
  };

  const wait = () => {
    if (!underWay.current) return false;
    wanted.current = true;
    setWaiting(true);
    return true;
  };

  const settled = (whole: boolean) => {
    underWay.current = false;
    if (!wanted.current) return;
    wanted.current = false;
    setWaiting(false);
    if (whole) setDue((times) => times + 1);
  };

  return {
    wait,
    box: {
      className: over ? styles.over : undefined,
      onPasteCapture: (event) => {
        const { files, types } = event.clipboardData;
        // Office programs bring a picture of the words along with the words.
        if (files.length === 0 || types.includes('text/plain')) return;
        event.preventDefault();
        event.stopPropagation();
        take(files);
      },
      onDragOver: (event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: (event) => {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
      },
      onDropCapture: (event) => {
        setOver(false);
        const { files } = event.dataTransfer;
        if (files.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        take(files);
      },
    },
    button: <FileButton onFiles={take} />,
    tray: batches.length > 0 && (
      <Suspense>
        <UploadTray
          editor={editor}
          place={place}
          batches={batches}
          waiting={waiting}
          onSettled={settled}
        />
      </Suspense>
    ),
  };
}

function FileButton({ onFiles }: { onFiles: (files: FileList) => void }) {
  const intl = useIntl();
  const name = intl.formatMessage({ id: 'threads.composer.files' });
  return (
    <span className={styles.choose}>
      <IconPaperclip size={18} stroke={1.6} aria-hidden="true" />
      <Tip text={name}>
        <input
          type="file"
          multiple
          aria-label={name}
          onChange={(event) => {
            const { currentTarget: input } = event;
            if (input.files) onFiles(input.files);
            input.value = '';
          }}
        />
      </Tip>
    </span>
  );
}
