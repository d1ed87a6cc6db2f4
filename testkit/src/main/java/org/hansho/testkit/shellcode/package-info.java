/**
 * Bytes that look like idioms of shellcode and do nothing, for tests of what recognises them.
 *
 * <p>Read {@link org.hansho.testkit.shellcode.IdiomSpecimens} first. Imports {@code
 * core.memory.instruction} and {@code core.memory.shellcode}.
 */
@NullMarked
package org.hansho.testkit.shellcode;

import org.jspecify.annotations.NullMarked;
