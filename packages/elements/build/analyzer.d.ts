// The analyzer's own declarations leave out the two functions that its README calls.
declare module '@custom-elements-manifest/analyzer/index.js' {
  interface SourceFiles {
    readonly ScriptTarget: { readonly ES2022: number };
    createSourceFile(path: string, text: string, target: number, setParents: boolean): unknown;
  }

  export const ts: SourceFiles;
  export function create(options: {
    readonly modules: readonly unknown[];
    readonly plugins: readonly unknown[];
    readonly context: { readonly dev: boolean };
  }): unknown;
}

declare module '@custom-elements-manifest/analyzer/src/utils/cli-helpers.js' {
  export function addFrameworkPlugins(options: { readonly litelement: boolean }): Promise<readonly unknown[]>;
}
