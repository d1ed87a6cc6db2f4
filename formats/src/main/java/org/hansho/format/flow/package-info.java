/**
 * Flows from the network: export packets of NetFlow v5, v9, IPFIX and sFlow v5, and packet
 * captures.
 *
 * <p>Read {@link org.hansho.format.flow.ExportsFormat} first. A {@code Flow} is one flow as any
 * source describes it, {@code FlowEvents} makes events of flows. {@code ExportDecoder} decodes one
 * export packet; what exporters announced lies in {@code Exporters}, which is bounded. Imports
 * {@code address}, {@code event}, {@code format} and {@code state}. Readers belong to one thread.
 */
@NullMarked
package org.hansho.format.flow;

import org.jspecify.annotations.NullMarked;
