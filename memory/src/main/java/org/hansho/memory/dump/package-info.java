/**
 * Windows minidumps (MDMP): what the streams of a dump say of a process, bounded against hostile
 * files.
 *
 * <p>Read {@link org.hansho.memory.dump.MinidumpReader} first, then {@link
 * org.hansho.memory.dump.Minidump}, what it gives. Imports {@code bytes}. Readers belong to one
 * thread, what they give is immutable. Source: the structures of {@code minidumpapiset.h}.
 */
@NullMarked
package org.hansho.memory.dump;

import org.jspecify.annotations.NullMarked;
