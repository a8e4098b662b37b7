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
} from 'react';
import { catchUp } from './catch-up.ts';
import type { ComponentProps } from './component-props.ts';
import { EVENT_OF } from './event-props.ts';
import { type Declarations, splitProps } from './split-props.ts';

type InlayTag = Extract<keyof HTMLElementTagNameMap, `inlay-${string}`>;

export type InlayComponent<Host> = ForwardRefExoticComponent<ComponentProps<Host> & RefAttributes<Host>>;

/** A server has no layout, and React 18 warns of an effect for one. */
const useEffectAtOnce = typeof document === 'undefined' ? useEffect : useLayoutEffect;

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

  const component = forwardRef<HTMLElement, Readonly<Record<string, unknown>>>(({ children, form, ...props }, ref) => {
    const host = useRef<HTMLElement>(null);
    const { attributes, properties, handlers } = splitProps(element, props);
    const current = useRef(handlers);
    const set = useRef<readonly string[]>([]);
    useImperativeHandle(ref, () => host.current as HTMLElement, []);

    useEffectAtOnce(() => {
      current.current = handlers;
      const names = Object.keys(properties);
      for (const name of [...set.current, ...names]) Object.assign(host.current as HTMLElement, { [name]: properties[name] });
      set.current = names;
    });

    // By hand: React 19 would set the property of this name, which is for reading.
    useEffectAtOnce(() => {
      if (typeof form === 'string') host.current?.setAttribute('form', form);
      else host.current?.removeAttribute('form');
    }, [form]);

    useEffectAtOnce(() => {
      const listening = new AbortController();
      const hear = (event: Event) => current.current[event.type]?.(event);
      for (const type of Object.values(EVENT_OF)) {
        host.current?.addEventListener(type, hear, { signal: listening.signal });
      }
      catchUp(host.current as HTMLElement, hear);
      return () => listening.abort();
    }, []);

    const content = tag === 'inlay-fields' ? { children } : { dangerouslySetInnerHTML: NO_MARKUP };
    const onServer = typeof document === 'undefined' ? { form } : {};
    return createElement(tag, { ...attributes, ...onServer, ...content, ref: host, suppressHydrationWarning: true });
  });
  component.displayName = element.name;
  return component as unknown as InlayComponent<HTMLElementTagNameMap[Tag]>;
}
