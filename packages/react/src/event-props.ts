import type { InlayEventMap } from '@inlay/elements';

type PropOf<Type> = Type extends `inlay-${infer Words}` ? `on${Joined<Words>}` : never;

type Joined<Words extends string> = Words extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Joined<Rest>}`
  : Capitalize<Words>;

/** The event that each handler hears. All of them are here, or this does not compile. */
export const EVENT_OF: { readonly [Type in keyof InlayEventMap as PropOf<Type>]: Type } = {
  onReady: 'inlay-ready',
  onChange: 'inlay-change',
  onFocus: 'inlay-focus',
  onBlur: 'inlay-blur',
  onToken: 'inlay-token',
  onError: 'inlay-error',
  onNetworkChange: 'inlay-network-change',
};

/** Handlers of an element's events. `currentTarget` is the element. */
export type EventProps<Host> = {
  [Name in keyof typeof EVENT_OF]?:
    | ((event: InlayEventMap[(typeof EVENT_OF)[Name]] & { readonly currentTarget: Host }) => void)
    | undefined;
};
