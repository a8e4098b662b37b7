/**
 * CSS pixels between the rows of a frame that stacks its fields. The rows share its height: for `n` of them, each as
 * high as a frame of one field, a page makes it `n × height + (n − 1) × STACK_GAP`.
 */
export const STACK_GAP = 12;
