/**
 * What those who read topics of Kafka and those who write to them have in common, and writing.
 *
 * <p>Read {@link org.hansho.server.kafka.KafkaConnection} first. Imports settings and the targets
 * of exports.
 */
@NullMarked
package org.hansho.server.kafka;

import org.jspecify.annotations.NullMarked;
