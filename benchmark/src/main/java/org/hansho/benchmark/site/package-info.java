/**
 * Measures the detections of web sessions on invented sites, and the way of a line of an access log
 * to its alerts.
 *
 * <p>Read {@link org.hansho.benchmark.site.SiteQuality} first.
 */
@NullMarked
package org.hansho.benchmark.site;

import org.jspecify.annotations.NullMarked;
