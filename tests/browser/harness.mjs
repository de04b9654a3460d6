// Runs named tests one after the other, tells each failure with its reasons, and counts at the end.

const results = { passed: 0, failed: 0 };
let only = null;

/** Only tests whose name contains this run. */
export function choose(words) {
  only = words || null;
}

/** Runs one test; a throw is a failure. */
export async function test(name, body) {
  if (only && !name.includes(only)) return;
  const started = Date.now();
  try {
    await body();
    results.passed += 1;
    console.log(`ok      ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  } catch (error) {
    results.failed += 1;
    console.log(`FAILED  ${name}`);
    const lines = String(error.reasons || error.stack || error).split("\n");
    for (const line of lines.slice(0, 40)) console.log(`        ${line}`);
    if (lines.length > 40) console.log(`        … ${lines.length - 40} more`);
  }
}

/** Fails with all reasons at once, if there are any. */
export function none(reasons, what) {
  if (reasons.length === 0) return;
  const error = new Error(what);
  error.reasons = `${what}: ${reasons.length}\n${reasons.join("\n")}`;
  throw error;
}

/** Fails unless `value` is truthy. */
export function ok(value, what) {
  if (!value) throw new Error(what);
}

/** Fails unless both are equal. */
export function equal(found, wanted, what) {
  if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

/** Waits until `probe` gives something truthy, and gives it: at most as long as a browser on a busy machine needs. */
export async function until(probe, what, milliseconds = 30000) {
  const end = Date.now() + milliseconds;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) throw new Error(`never: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** The closing line, and whether all passed. */
export function close() {
  console.log(`browser tests: ${results.passed} passed, ${results.failed} failed`);
  return results.failed === 0 && results.passed > 0;
}
