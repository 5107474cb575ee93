import { useState } from 'react';
import { parseTags } from '../../../writing/tags';
import { ResourceFields } from '../editor/ResourceFields';
import { NOTHING } from '../editor/words-of';

/** The parts of a resource that a suggestion is about. */
export interface OwnWords {
  title: string;
  summary: string;
  markdown: string;
  tags: string[];
}

interface OwnWordingProps {
  communityId: string;
  words: OwnWords;
  onChange: (words: OwnWords) => void;
  onSubmit: () => void;
}

/** What was suggested, in words of one's own before it goes in. */
export default function OwnWording({ communityId, words, onChange, onSubmit }: OwnWordingProps) {
  // As they are typed: a comma at the end is not yet a tag.
  const [tags, setTags] = useState(words.tags.join(', '));
  return (
    <ResourceFields
      to="suggest"
      note={false}
      communityId={communityId}
      words={{ ...NOTHING, ...words, form: 'PAGE', tags }}
      faults={{}}
      onChange={(part) => {
        if (part.tags !== undefined) setTags(part.tags);
        const { title = words.title, summary = words.summary, markdown = words.markdown } = part;
        onChange({ title, summary, markdown, tags: parseTags(part.tags ?? tags) });
      }}
      onSubmit={onSubmit}
    />
  );
}
