import type { FieldName } from '@inlay/protocol';
import { FieldElement } from './field-element.ts';

/** An element of one field. */
export abstract class SingleField extends FieldElement {
  abstract readonly field: FieldName;

  override get names(): readonly FieldName[] {
    return [this.field];
  }

  protected override get defaultLabel(): string {
    return this.locale.labels[this.field];
  }

  protected override placeholderOf(): string {
    const patterns: { readonly [field in FieldName]?: string } = this.locale.placeholders;
    return this.placeholder || (patterns[this.field] ?? '');
  }
}
