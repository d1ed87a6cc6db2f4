/**
 * Where a runner offers its figures, for whoever publishes them.
 *
 * <p>Read {@link org.hansho.local.metric.Metrics} first. Imports nothing of Hansho; depends on no
 * library of metrics. Logs need no such port: they go to SLF4J.
 */
@NullMarked
package org.hansho.local.metric;

import org.jspecify.annotations.NullMarked;
