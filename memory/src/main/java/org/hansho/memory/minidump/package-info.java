/**
 * Windows minidumps as events: one for the process, one for each piece of executable memory that no
 * listed image owns, one for each finding in it.
 *
 * <p>Read {@link org.hansho.memory.minidump.MinidumpFormat} first. What a dump means stands in
 * {@code org.hansho.memory}; here it gets names.
 */
@NullMarked
package org.hansho.memory.minidump;

import org.jspecify.annotations.NullMarked;
