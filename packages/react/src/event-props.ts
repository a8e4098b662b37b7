import type { InlayEventMap } from '@inlay/elements';

type PropOf<Type> = Type extends `inlay-${infer Name}` ? `on${Capitalize<Name>}` : never;

/** The event that each handler hears. All of them are here, or this does not compile. */
export const EVENT_OF: { readonly [Type in keyof InlayEventMap as PropOf<Type>]: Type } = {
  onReady: 'inlay-ready',
  onChange: 'inlay-change',
  onFocus: 'inlay-focus',
  onBlur: 'inlay-blur',
  onToken: 'inlay-token',
  onError: 'inlay-error',
};

/** Handlers of an element's events. `currentTarget` is the element. */
export type EventProps<Host> = {
  [Name in keyof typeof EVENT_OF]?:
    | ((event: InlayEventMap[(typeof EVENT_OF)[Name]] & { readonly currentTarget: Host }) => void)
    | undefined;
};
