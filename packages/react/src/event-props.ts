import type { InlayEventMap } from '@inlay/elements';

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Pascal<Rest>}`
  : Capitalize<Name>;

type PropOf<Type> = Type extends `inlay-${infer Name}` ? `on${Pascal<Name>}` : never;

/** The event that each handler hears. All of them are here, or this does not compile. */
export const EVENT_OF: { readonly [Type in keyof InlayEventMap as PropOf<Type>]: Type } = {
  onReady: 'inlay-ready',
  onChange: 'inlay-change',
  onFocus: 'inlay-focus',
  onBlur: 'inlay-blur',
  onNetworkChange: 'inlay-network-change',
  onToken: 'inlay-token',
  onError: 'inlay-error',
};

/** Handlers of an element's events. `currentTarget` is the element. */
export type EventProps<Host> = {
  [Name in keyof typeof EVENT_OF]?:
    | ((event: InlayEventMap[(typeof EVENT_OF)[Name]] & { readonly currentTarget: Host }) => void)
    | undefined;
};
