/**
 * The way of one event, as one list of stages.
 *
 * <p>Read {@link org.hansho.pipeline.Pipeline} first. Imports every other room of {@code core}. A
 * pipeline belongs to one source and one thread.
 */
@NullMarked
package org.hansho.pipeline;

import org.jspecify.annotations.NullMarked;
