/**
 * Code that finds its own way: idioms of shellcode in the bytes of a memory region, and what makes
 * several of them near each other a finding.
 *
 * <p>Read {@link org.hansho.memory.shellcode.ShellcodeScanner} first; each idiom is a class that
 * implements {@link org.hansho.memory.shellcode.Idiom}. Imports {@code memory.instruction}. A
 * scanner belongs to one thread; findings are immutable.
 */
@NullMarked
package org.hansho.memory.shellcode;

import org.jspecify.annotations.NullMarked;
