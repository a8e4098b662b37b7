/** A word (as written, unquoted ones in lower case), a parameter (`$1`), a text, a number, or a sign. */
export interface Token {
  readonly kind: 'word' | 'parameter' | 'text' | 'number' | 'sign';
  readonly text: string;
}

/** A token, or the content of parentheses. */
export type Node = Token | readonly Node[];

const PATTERN = new RegExp(
  [
    String.raw`(?<blank>\s+|--[^\n]*|/\*[\s\S]*?\*/)`,
    String.raw`(?<text>[eEbBxX]?'(?:[^']|'')*'|\$(?<tag>[a-zA-Z_]*)\$[\s\S]*?\$\k<tag>\$)`,
    String.raw`(?<quoted>"(?:[^"]|"")*")`,
    String.raw`(?<parameter>\$\d+)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_$]*)`,
    String.raw`(?<number>\d[\d.]*)`,
    String.raw`(?<sign>::|<>|!=|<=|>=|\|\||->>?|[\s\S])`,
  ].join('|'),
  'guy',
);

interface Placed {
  readonly token: Token;
  readonly start: number;
  readonly end: number;
}

function* tokenize(sql: string): Generator<Placed> {
  for (const match of sql.matchAll(PATTERN)) {
    const { blank, text, quoted, parameter, word, number, sign } = match.groups ?? {};
    if (blank !== undefined) continue;
    const place = { start: match.index, end: match.index + match[0].length };
    if (text !== undefined) yield { token: { kind: 'text', text }, ...place };
    else if (quoted !== undefined) yield { token: { kind: 'word', text: quoted.slice(1, -1) }, ...place };
    else if (parameter !== undefined) yield { token: { kind: 'parameter', text: parameter }, ...place };
    else if (word !== undefined) yield { token: { kind: 'word', text: word.toLowerCase() }, ...place };
    else if (number !== undefined) yield { token: { kind: 'number', text: number }, ...place };
    else if (sign !== undefined) yield { token: { kind: 'sign', text: sign }, ...place };
  }
}

export interface Statement {
  readonly sql: string;
  readonly nodes: readonly Node[];
}

/** Splits SQL into statements at its semicolons. */
export function readStatements(sql: string): readonly Statement[] {
  const statements: Statement[] = [];
  let tokens: Placed[] = [];
  const finish = () => {
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (first && last) {
      statements.push({ sql: sql.slice(first.start, last.end), nodes: nest(tokens.map(({ token }) => token)) });
    }
    tokens = [];
  };
  for (const placed of tokenize(sql)) {
    if (placed.token.kind === 'sign' && placed.token.text === ';') finish();
    else tokens.push(placed);
  }
  finish();
  return statements;
}

function nest(tokens: readonly Token[]): readonly Node[] {
  const stack: Node[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === '(') {
      stack.push([]);
    } else if (token.kind === 'sign' && token.text === ')' && stack.length > 1) {
      const group = stack.pop() as Node[];
      stack.at(-1)?.push(group);
    } else {
      stack.at(-1)?.push(token);
    }
  }
  return stack.flat();
}

export function isGroup(node: Node | undefined): node is readonly Node[] {
  return Array.isArray(node);
}

export function isToken(node: Node | undefined): node is Token {
  return node !== undefined && !isGroup(node);
}

/** @returns true if a node is one of these words */
export function isWord(node: Node | undefined, ...words: readonly string[]): node is Token {
  return isToken(node) && node.kind === 'word' && (words.length === 0 || words.includes(node.text));
}

export function isSign(node: Node | undefined, text: string): boolean {
  return isToken(node) && node.kind === 'sign' && node.text === text;
}

/** Splits nodes at each separator. */
export function splitBy(nodes: readonly Node[], isSeparator: (node: Node) => boolean): readonly (readonly Node[])[] {
  const parts: Node[][] = [[]];
  for (const node of nodes) {
    if (isSeparator(node)) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
