/**
 * Continuous exports: each target follows the changes of alerts on a thread of its own and keeps in
 * the store how far it is, so that none is lost and one that is down harms nobody.
 *
 * <p>Read {@link org.hansho.casework.export.queue.ExportWorker} first. Imports the {@code store},
 * the formats, the targets and the filter language.
 */
@NullMarked
package org.hansho.casework.export.queue;

import org.jspecify.annotations.NullMarked;
