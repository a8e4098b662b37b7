// What the browser's test runner puts in scope.
declare function test(name: string, run: () => void | Promise<void>): void;
declare function suite(name: string, declare: () => void): void;
declare function setup(run: () => void | Promise<void>): void;
declare function teardown(run: () => void | Promise<void>): void;
