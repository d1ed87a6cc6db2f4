/**
 * Jobs: work that somebody begins, watches and may end, such as a back-test or a preview. Each runs
 * on a thread of its own that gives way to detection, for ten minutes at most, and stores nothing.
 *
 * <p>Read {@link org.hansho.server.job.Jobs} first. Imports the words of refusals only. Safe from
 * any thread.
 */
@NullMarked
package org.hansho.server.job;

import org.jspecify.annotations.NullMarked;
