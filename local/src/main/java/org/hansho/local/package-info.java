/**
 * The runner in one process.
 *
 * <p>So far its durable half, each part in a room of its own: {@code folder} (what lies where),
 * {@code journal} (pushed input), {@code epoch} (positions, state and alerts in one commit), {@code
 * files} (the calls to the disk, replaceable in tests), {@code crash} (places where tests kill the
 * program). Read {@link org.hansho.local.folder.DataFolder} first.
 */
@NullMarked
package org.hansho.local;

import org.jspecify.annotations.NullMarked;
