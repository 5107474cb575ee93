/** One expression of a select list, and the name under which it arrives. */
export interface Column {
  expression: string;
  name: string;
}

/** Takes a select list apart: `p.id, p.about_html as "aboutHtml"`. */
export function columnsOf(list: string): Column[] {
  return splitList(list).map((item) => {
    const match = /^(.*?)(?:\s+as\s+"?(\w+)"?)?$/s.exec(item);
    const expression = match?.[1] ?? item;
    return { expression, name: match?.[2] ?? expression.slice(expression.lastIndexOf('.') + 1) };
  });
}

/** At its commas, except those inside parentheses. */
function splitList(list: string): string[] {
  const items: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= list.length; at += 1) {
    const sign = list[at];
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if ((sign === ',' && depth === 0) || at === list.length) {
      items.push(list.slice(start, at).trim());
      start = at + 1;
    }
  }
  return items;
}

type Row = Record<string, unknown>;

export interface Nested<T> {
  /** The select list, each name behind the prefix, so that two tables do not collide. */
  sql: string;
  /** Takes the thing out of a row. */
  take(row: object): T;
}

/** Lets a statement answer with a whole row of another table beside its own columns. */
export function nested<T>(list: string, prefix: string, only?: ReadonlySet<string>): Nested<T> {
  const columns = columnsOf(list).filter(({ name }) => !only || only.has(name));
  const names = columns.map(({ name }) => [name, `${prefix}$${name}`] as const);
  return {
    sql: columns.map(({ expression, name }) => `${expression} as "${prefix}$${name}"`).join(', '),
    take: (row) => {
      const thing: Row = {};
      for (const [name, key] of names) thing[name] = (row as Row)[key];
      return thing as T;
    },
  };
}
