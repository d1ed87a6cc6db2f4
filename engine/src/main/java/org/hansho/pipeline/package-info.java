/**
 * The way of one event, and the three doors by which whoever hosts the engine comes in: {@link
 * org.hansho.pipeline.ReadingSession}, {@link org.hansho.pipeline.KeyedSession} and, for both in
 * one thread, {@link org.hansho.pipeline.EngineSession}.
 *
 * <p>Read {@code EngineSession} first, then {@code Pipeline}, which reads the records, and {@code
 * EventStages}, whose one method lists the stages. Imports every other room of the engine. A
 * session belongs to one thread.
 */
@NullMarked
package org.hansho.pipeline;

import org.jspecify.annotations.NullMarked;
