import { register } from '@inlay/elements/define/register';
import {
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { catchUp } from './catch-up.ts';
import type { ComponentProps } from './component-props.ts';
import { EVENT_OF } from './event-props.ts';
import { type Declarations, type SplitProps, splitProps } from './split-props.ts';
import { syncElement, type Written } from './sync-element.ts';

type InlayTag = Extract<keyof HTMLElementTagNameMap, `inlay-${string}`>;

export type InlayComponent<Host> = ForwardRefExoticComponent<ComponentProps<Host> & RefAttributes<Host>>;

const isOnServer = typeof document === 'undefined';

/** A server has no layout, and React 18 warns of an effect for one. */
const useEffectAtOnce = isOnServer ? useEffect : useLayoutEffect;

/**
 * Tells React that what stands in an element is none of its business: so a hydration keeps the frame that is there by
 * then. Where markup must be trusted, it is.
 */
const NO_MARKUP = {
  __html: (globalThis as { trustedTypes?: { emptyHTML: string } }).trustedTypes?.emptyHTML ?? '',
};

/** Defines an element and makes a component of it. The component's ref is the element. */
export function wrap<Tag extends InlayTag>(
  tag: Tag,
  element: CustomElementConstructor & Declarations,
): InlayComponent<HTMLElementTagNameMap[Tag]> {
  register(tag, element);

  const component = forwardRef<HTMLElement, Readonly<Record<string, unknown>>>(({ children, ...props }, ref) => {
    const host = useRef<HTMLElement>(null);
    const { handlers, others, ...now } = splitProps(element, props);
    const [first] = useState(() => createdWith(now.attributes));
    const written = useRef<Written>({ attributes: {}, properties: {} });
    const listeners = useRef(handlers);
    useImperativeHandle(ref, () => host.current as HTMLElement, []);

    useEffectAtOnce(() => {
      syncElement(host.current as HTMLElement, written.current, now);
      written.current = now;
      listeners.current = handlers;
    });

    useEffectAtOnce(() => {
      const listening = new AbortController();
      const hear = (event: Event) => listeners.current[event.type]?.(event);
      for (const type of Object.values(EVENT_OF)) {
        host.current?.addEventListener(type, hear, { signal: listening.signal });
      }
      catchUp(host.current as HTMLElement, hear);
      return () => listening.abort();
    }, []);

    const content = tag === 'inlay-fields' ? { children } : { dangerouslySetInnerHTML: NO_MARKUP };
    return createElement(tag, { ...first, ...others, ...content, ref: host, suppressHydrationWarning: true });
  });
  component.displayName = element.name;
  return component as InlayComponent<HTMLElementTagNameMap[Tag]>;
}

/** In a page, React 19 would set the property `form`, which is for reading. */
function createdWith({ form, ...attributes }: SplitProps['attributes']): SplitProps['attributes'] {
  return isOnServer && form !== undefined ? { form, ...attributes } : attributes;
}
