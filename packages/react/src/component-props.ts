import type { InlayFields } from '@inlay/elements';
import type { HTMLAttributes, ReactNode } from 'react';
import type { EventProps } from './event-props.ts';

type IsSame<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

type IsWritable<Host, Name extends keyof Host> = IsSame<
  Pick<Host, Name>,
  { -readonly [Key in Name]: Pick<Host, Name>[Key] }
>;

/** Names that no page sets: those of every element, and what Lit keeps in public. */
type Reserved = keyof HTMLElement | 'renderRoot' | 'isUpdatePending' | 'hasUpdated';

type PropertyName<Host> = {
  [Name in Exclude<keyof Host & string, Reserved>]: Host[Name] extends (...args: never[]) => unknown
    ? never
    : IsWritable<Host, Name> extends true
      ? Name
      : never;
}[Exclude<keyof Host & string, Reserved>];

/** The properties of an element that a page may set. */
export type PropertyProps<Host> = { [Name in PropertyName<Host>]?: Host[Name] | undefined };

/** A field has no children: its frame stands there, and hydration would take it for a mistake. */
type ChildrenProps<Host> = Host extends InlayFields ? { children?: ReactNode } : { children?: never };

type GlobalProps<Host> = Omit<
  HTMLAttributes<Host>,
  keyof PropertyProps<Host> | keyof EventProps<Host> | 'children' | 'dangerouslySetInnerHTML'
>;

/** Properties, events and attributes of an element, as props. */
export type ComponentProps<Host> = GlobalProps<Host> &
  PropertyProps<Host> &
  EventProps<Host> &
  ChildrenProps<Host> & {
    /** The id of the form that the element belongs to. Default: the form around it. */
    form?: string | undefined;
  };
