/**
 * The way of one event, and the three doors by which whoever hosts the engine comes in: {@link
 * org.hansho.pipeline.ReadingSession}, {@link org.hansho.pipeline.KeyedSession} and, for both in
 * one thread, {@link org.hansho.pipeline.EngineSession}.
 *
 * <p>Read {@code EngineSession} first, then {@code Pipeline}, whose one method lists the stages.
 * Imports every other room of {@code core}. A session belongs to one thread.
 */
@NullMarked
package org.hansho.pipeline;

import org.jspecify.annotations.NullMarked;
