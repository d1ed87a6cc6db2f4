/**
 * Temporary folders: what does not fit into memory is laid aside in them, within a bound of bytes,
 * and nothing of it outlives the process for long.
 *
 * <p>Read {@link org.hansho.files.temporary.TemporaryFolder} first. Imports nothing of Hansho. Safe
 * for several threads.
 */
@NullMarked
package org.hansho.files.temporary;

import org.jspecify.annotations.NullMarked;
