/**
 * Which alerts belong together: alerts of a tenant that share entities, near in event time, and
 * climb the kill chain or follow a named pattern.
 *
 * <p>Read {@link org.hansho.incident.Grouping} first. Incidents are a function of the set of
 * alerts: the order of arrival, restarts and the number of processes have no part in them. Imports
 * {@code alert}. No clocks, no I/O; what is not said to be immutable belongs to one thread.
 */
@NullMarked
package org.hansho.incident;

import org.jspecify.annotations.NullMarked;
