import type { ResourceForm, ResourceType } from '../../../gql/graphql';
import { toProblem } from '../../../lib/problem';
import { parseTags } from '../../../writing/tags';

/** A file that has arrived, or that stands there already. */
export interface GivenFile {
  id: string;
  name: string;
}

/** What stands in the fields of the editor. */
export interface Written {
  form: ResourceForm;
  type: ResourceType;
  title: string;
  summary: string;
  url: string;
  file: GivenFile | null;
  markdown: string;
  /** As they are typed, with commas. */
  tags: string;
  domainIds: string[];
  licence: string;
  source: string;
  note: string;
}

export const NOTHING: Written = {
  form: 'LINK',
  type: 'ARTICLE',
  title: '',
  summary: '',
  url: '',
  file: null,
  markdown: '',
  tags: '',
  domainIds: [],
  licence: '',
  source: '',
  note: '',
};

interface Stored {
  form: ResourceForm;
  type: ResourceType;
  title: string;
  summary: string;
  url?: string | null;
  file?: GivenFile | null;
  markdown: string;
  tags: readonly string[];
  domains: readonly { id: string }[];
  licence: string;
  source: string;
}

/** A resource as the fields hold it. */
export const writtenOf = (resource: Stored): Written => ({
  form: resource.form,
  type: resource.type,
  title: resource.title,
  summary: resource.summary,
  url: resource.url ?? '',
  file: resource.file ? { id: resource.file.id, name: resource.file.name } : null,
  markdown: resource.markdown,
  tags: resource.tags.join(', '),
  domainIds: resource.domains.map(({ id }) => id),
  licence: resource.licence,
  source: resource.source,
  note: '',
});

/** As the API takes them; what belongs to another form is left out. */
export const inputOf = (words: Written) => ({
  type: words.type,
  title: words.title.trim(),
  summary: words.summary.trim(),
  url: words.form === 'LINK' ? words.url.trim() : null,
  fileId: words.form === 'FILE' ? (words.file?.id ?? null) : null,
  markdown: words.markdown.trim(),
  tags: parseTags(words.tags),
  domainIds: words.domainIds,
  licence: words.licence.trim(),
  source: words.source.trim(),
});

/** Whether an address leads to a page of the web. */
export function isAddress(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url.trim());
    return /^https?:$/.test(protocol) && hostname.includes('.');
  } catch {
    return false;
  }
}

/** The rule that each field breaks. */
export type Faults = Partial<Record<keyof Written, string>>;

/** What is missing, before it is sent. */
export function faultsOf(words: Written): Faults {
  const faults: Faults = {};
  if (words.form === 'LINK' && !isAddress(words.url))
    faults.url = words.url ? 'address' : 'required';
  if (words.form === 'FILE' && !words.file) faults.file = 'required';
  if (!words.title.trim()) faults.title = 'required';
  if (words.form === 'PAGE' && !words.markdown.trim()) faults.markdown = 'required';
  return faults;
}

/** For a comparison with what is stored. */
export const comparedOf = (words: Written) => {
  const { title, summary, markdown, tags, url, licence, source } = inputOf(words);
  return { title, summary, markdown, tags, url, licence, source, file: words.file };
};

/** Whether the fields say all that the API refused. */
export const isByField = (error: unknown): boolean =>
  toProblem(error).fields.length > 0 &&
  toProblem(error).fields.every(({ path }) => fieldOf(path) !== undefined);

/** The field of a path in the input; undefined for what the form does not have. */
function fieldOf(path: string): keyof Written | undefined {
  const name = path
    .replace(/^input\./, '')
    .replace(/[.[].*$/, '')
    .replace(/^fileId$/, 'file');
  return name in NOTHING ? (name as keyof Written) : undefined;
}

/** The fields that the API refused, by the names that they have here. */
export function refusedFields(error: unknown): Faults {
  const faults: Faults = {};
  for (const { path, rule } of toProblem(error).fields) {
    const name = fieldOf(path);
    if (name) faults[name] ??= rule;
  }
  return faults;
}
