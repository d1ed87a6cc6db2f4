/**
 * The runner in one process: input is read, matched and detected in epochs, and each epoch becomes
 * durable as a whole.
 *
 * <p>Read {@link org.hansho.local.run.Runner} first, then {@code Worker} (who reads which source
 * and holds which keys) and {@code docs/design/003-local-runner.md}. Imports {@code core} and every
 * other room of this module. One thread drives a runner; pushes come from any thread.
 */
@NullMarked
package org.hansho.local.run;

import org.jspecify.annotations.NullMarked;
