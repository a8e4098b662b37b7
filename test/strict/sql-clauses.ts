import { isGroup, isWord, type Node } from './sql-tokens.ts';

/** A part of a query, from one keyword to the next. */
export interface Clause {
  /** The keyword that starts it, such as `from`, or `join` of `left join`. */
  readonly word: string;
  readonly content: readonly Node[];
}

const WORDS = new Set(
  `select from where group having window order limit offset fetch for returning set values on union except intersect
   join inner left right full cross natural using into update delete insert conflict do`.split(/\s+/),
);

/** Splits one query into its clauses. */
export function readClauses(nodes: readonly Node[]): readonly Clause[] {
  const clauses: { words: string[]; content: Node[] }[] = [{ words: [], content: [] }];
  nodes.forEach((node, index) => {
    const clause = clauses.at(-1) as { words: string[]; content: Node[] };
    const isDistinctFrom = isWord(node, 'from') && isWord(nodes[index - 1], 'distinct');
    const isFunction = isWord(node, 'left', 'right') && isGroup(nodes[index + 1]);
    if (!isWord(node) || !WORDS.has(node.text) || isDistinctFrom || isFunction) clause.content.push(node);
    else if (clause.content.length === 0) clause.words.push(node.text);
    else clauses.push({ words: [node.text], content: [] });
  });
  return clauses.map(({ words, content }) => ({ word: toWord(words), content }));
}

/** `for update` names no table, and `on conflict` is not a condition. */
function toWord(words: readonly string[]): string {
  return words.includes('for') ? 'for' : (words.at(-1) ?? '');
}
