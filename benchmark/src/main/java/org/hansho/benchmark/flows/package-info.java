/**
 * How fast export packets and captures become events.
 *
 * <p>Read {@link org.hansho.benchmark.flows.FlowSpeed} first.
 */
@NullMarked
package org.hansho.benchmark.flows;

import org.jspecify.annotations.NullMarked;
