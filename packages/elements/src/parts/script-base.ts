/** The hash that names the parts of this build. Set when the script is built. */
declare const __INLAY_PARTS__: string;

/** Known only while the script itself runs. */
const { src } = (typeof document === 'undefined' ? null : (document.currentScript as HTMLScriptElement | null)) ?? {
  src: '',
};

/** Imports a part from where the script came from, by its name and the build's. */
export function importPart<Part>(name: string): Promise<Part> {
  return import(/* @vite-ignore */ new URL(`parts/${name}.${__INLAY_PARTS__}.js`, src).href) as Promise<Part>;
}
