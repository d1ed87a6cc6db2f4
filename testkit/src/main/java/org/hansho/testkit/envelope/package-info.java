/**
 * Envelopes as shippers of logs write them around the lines of an attack.
 *
 * <p>Read {@link org.hansho.testkit.envelope.Shipper} first. Written from the documentation of the
 * shippers, never from the readers; imports nothing of the engine.
 */
@NullMarked
package org.hansho.testkit.envelope;

import org.jspecify.annotations.NullMarked;
