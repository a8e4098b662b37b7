// What the browser's test runner puts in scope. Its assertions come first: in another order, types of the unit tests' own
// make promises of them.
/// <reference types="@open-wc/testing" />
declare function test(name: string, run: () => void | Promise<void>): void;
declare function teardown(run: () => void | Promise<void>): void;
