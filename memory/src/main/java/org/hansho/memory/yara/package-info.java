/**
 * Rules of an operator in a subset of the YARA language, matched against memory regions.
 *
 * <p>Read {@link org.hansho.memory.yara.YaraRules} first: text becomes patterns ({@link
 * org.hansho.memory.yara.Node}) and conditions ({@link org.hansho.memory.yara.Condition}); {@link
 * org.hansho.memory.yara.YaraScanner} runs them. Imports nothing of Hansho. Rules are immutable and
 * shared; a scanner belongs to one thread.
 */
@NullMarked
package org.hansho.memory.yara;

import org.jspecify.annotations.NullMarked;
