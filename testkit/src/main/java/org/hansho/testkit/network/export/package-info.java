/**
 * Writes flows as exporters and clouds do, a small class a format.
 *
 * <p>Read {@link org.hansho.testkit.network.export.FlowExport} first. Sources: Cisco's layouts of
 * NetFlow v5 and v9 (RFC 3954), RFC 7011, sFlow version 5, and the published layouts of the flow
 * logs of Azure.
 */
@NullMarked
package org.hansho.testkit.network.export;

import org.jspecify.annotations.NullMarked;
