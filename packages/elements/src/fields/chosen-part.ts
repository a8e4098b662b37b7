import type { PropertyDeclarations } from 'lit';
import { SingleField } from './single-field.ts';

/** A field of a few digits that are typed or chosen. */
export abstract class ChosenPart extends SingleField {
  static override readonly properties: PropertyDeclarations = { ...SingleField.properties, as: { reflect: true } };

  /** `select`: the value is chosen from a list instead of typed. A change empties the field. Default: typed. */
  declare as: 'select' | '';

  constructor() {
    super();
    this.as = '';
  }

  protected override get isChosen(): boolean {
    return this.as === 'select';
  }
}
