/**
 * Labelled places at which a test may end the program as abruptly as a power cut would.
 *
 * <p>Read {@link org.hansho.local.crash.CrashPoint} first. Imports nothing. Safe from any thread.
 */
@NullMarked
package org.hansho.local.crash;

import org.jspecify.annotations.NullMarked;
